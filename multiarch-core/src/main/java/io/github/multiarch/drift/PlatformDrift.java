package io.github.multiarch.drift;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.oci.Shown;
import java.util.Optional;

/**
 * What has become of one platform's base.
 *
 * @param platform of the image
 * @param said what the image says of its base
 * @param state of the base
 * @param now the digest that a build would find, where that is known
 * @param reason why the state is what it is; empty where digests say it
 */
public record PlatformDrift(
        Platform platform, SaidBase said, BaseState state, Optional<Digest> now, Optional<String> reason) {

    static PlatformDrift of(Platform platform, SaidBase said, BaseState state, String reason) {
        return new PlatformDrift(platform, said, state, Optional.empty(), Optional.of(reason));
    }

    String text() {
        var was = said.digest().map(digest -> " (" + shown(digest) + ")").orElse("");
        var is = now.filter(digest -> state == BaseState.MOVED)
                .map(digest -> ", now " + shown(digest))
                .orElse("");
        return said.name().map(Shown::of).orElse("its base")
                + was
                + is
                + reason.map(why -> ": " + Shown.message(why)).orElse("");
    }

    /** As long as people compare. */
    private static String shown(Digest digest) {
        return "sha256:" + digest.shortHex();
    }
}
