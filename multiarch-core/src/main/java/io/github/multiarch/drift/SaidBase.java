package io.github.multiarch.drift;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Manifest;
import java.util.Optional;

/**
 * What a manifest says of its base: <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md">OCI image spec v1.1.1, annotations</a>.
 *
 * @param name of the base, as it was written; whoever shows it makes it fit
 * @param digest of the base's manifest for this platform, or in images of other tools perhaps of its index
 */
public record SaidBase(Optional<String> name, Optional<Digest> digest) {
    private static final String NAME = "org.opencontainers.image.base.name";
    private static final String DIGEST = "org.opencontainers.image.base.digest";

    /** A digest that is none counts as none. */
    static SaidBase of(Manifest manifest) {
        return new SaidBase(
                Optional.ofNullable(manifest.annotations().get(NAME)),
                Optional.ofNullable(manifest.annotations().get(DIGEST)).flatMap(SaidBase::digest));
    }

    private static Optional<Digest> digest(String text) {
        try {
            return Optional.of(Digest.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What is missing of what has to be known. */
    Optional<String> lacks() {
        if (name.isEmpty()) {
            return Optional.of("the image does not say on which base it was built");
        }
        return digest.isEmpty() ? Optional.of("the image does not say the digest of its base") : Optional.empty();
    }
}
