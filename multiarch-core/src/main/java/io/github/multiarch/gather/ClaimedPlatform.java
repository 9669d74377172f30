package io.github.multiarch.gather;

import io.github.multiarch.config.PlatformClaim;
import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.oci.Platform;
import java.util.Optional;

/**
 * What an image runs on, as three say it: its own config, the index that lists it, and the user.
 *
 * @param config says what the image was made for
 * @param listed what an index says; absent where no index has led to the image, or it says nothing
 * @param claim what the user says
 */
record ClaimedPlatform(ImageConfig config, Optional<Platform> listed, PlatformClaim claim) {

    /** The user's word counts most, then the index's. A config's version of Linux is nothing that an engine chooses by. */
    Platform platform() {
        return claim.on(listed.orElseGet(() -> config.platform().machine()));
    }

    /** Where they speak of different machines; what the config leaves open contradicts nothing. */
    Optional<String> contradiction() {
        var own = config.platform();
        if (listed.filter(platform -> !agrees(platform)).isPresent()) {
            return Optional.of(
                    "is for " + own + ", as its config says, where the index lists it for " + listed.orElseThrow());
        }
        var claimed = platform();
        if (agrees(claimed)) {
            return Optional.empty();
        }
        return Optional.of("is for " + named(own) + ", as its config says, and not for " + named(claimed));
    }

    private boolean agrees(Platform platform) {
        var own = config.platform().osVersion();
        boolean version = own.isEmpty() || platform.osVersion().isEmpty() || own.equals(platform.osVersion());
        return config.agreesWith(platform) && version;
    }

    private static String named(Platform platform) {
        return platform + platform.osVersion().map(version -> " " + version).orElse("");
    }

    /** Whether nobody has said which of the arm machines is meant, so that it is the usual one. */
    boolean isGuessed() {
        return config.platform().architecture().equals("arm")
                && !config.saysVariant()
                && listed.isEmpty()
                && claim.variant().isEmpty();
    }
}
