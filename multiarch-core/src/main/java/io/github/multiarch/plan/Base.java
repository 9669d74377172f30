package io.github.multiarch.plan;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.ImageConfig;
import java.util.List;
import java.util.Optional;

/**
 * The image that one platform starts from, decided and read.
 *
 * @param reference what the user asked for
 * @param digest of the platform's own manifest in it; empty for scratch
 * @param layers from the lowest up
 * @param config as it was read
 * @param remark why it is not of exactly the platform; empty when it is
 */
public record Base(
        BaseReference reference,
        Optional<Digest> digest,
        List<Descriptor> layers,
        ImageConfig config,
        Optional<String> remark) {

    /** Takes a copy. */
    public Base {
        layers = List.copyOf(layers);
    }
}
