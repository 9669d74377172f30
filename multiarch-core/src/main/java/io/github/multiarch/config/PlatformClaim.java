package io.github.multiarch.config;

import io.github.multiarch.oci.Platform;
import java.util.List;
import java.util.Optional;

/**
 * What the user says of an image's platform: the {@code annotate} of other tools. What is absent is what the image says itself.
 *
 * @param os the operating system, in normal form
 * @param architecture in normal form
 * @param variant in normal form for the architecture
 * @param osVersion such as {@code 10.0.14393.1066}
 * @param osFeatures such as {@code win32k}
 * @param features of the processor, as Docker's manifest lists have them; OCI has reserved the field
 */
public record PlatformClaim(
        Optional<String> os,
        Optional<String> architecture,
        Optional<String> variant,
        Optional<String> osVersion,
        List<String> osFeatures,
        List<String> features) {
    /** Takes copies. */
    public PlatformClaim {
        osFeatures = List.copyOf(osFeatures);
        features = List.copyOf(features);
    }

    /**
     * Says nothing.
     *
     * @return with nothing in it
     */
    public static PlatformClaim none() {
        return new PlatformClaim(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());
    }

    /**
     * Whether it could be said of this platform: nothing in it is contradicted.
     *
     * @param platform of an image
     * @return true when all that both say is the same
     */
    public boolean fits(Platform platform) {
        return os.filter(o -> !o.equals(platform.os())).isEmpty()
                && architecture.filter(a -> !a.equals(platform.architecture())).isEmpty()
                && variant.filter(v -> !v.equals(platform.variant().orElse(""))).isEmpty()
                && osVersion
                        .filter(v -> !v.equals(platform.osVersion().orElse(v)))
                        .isEmpty();
    }

    /**
     * The platform with all that is said of it.
     *
     * @param platform what the image says
     * @return in normal form
     */
    public Platform on(Platform platform) {
        boolean sameMachine =
                architecture.filter(a -> !a.equals(platform.architecture())).isEmpty();
        return new Platform(
                os.orElse(platform.os()),
                architecture.orElse(platform.architecture()),
                variant.or(() -> sameMachine ? platform.variant() : Optional.empty()),
                osVersion.or(platform::osVersion),
                osFeatures.isEmpty() ? platform.osFeatures() : osFeatures);
    }
}
