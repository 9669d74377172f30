package io.github.multiarch.plan;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.oci.ImageReference;
import java.util.List;
import java.util.Optional;

/**
 * The image that one platform starts from, decided and read.
 *
 * @param reference what the user asked for
 * @param mirror the name under which a mirror has it that gave it; empty when it came from the place that the reference names, or is known from before
 * @param digest of the platform's own manifest in it; empty for scratch
 * @param layers from the lowest up
 * @param config as it was read
 * @param remark why it is not of exactly the platform; empty when it is
 * @param here has its layers when they lie on this machine; empty for one in a registry, whose layers are not read
 */
public record Base(
        BaseReference reference,
        Optional<ImageReference> mirror,
        Optional<Digest> digest,
        List<Descriptor> layers,
        ImageConfig config,
        Optional<String> remark,
        Optional<ContentSource> here) {
    /**
     * One that came from the place that its reference names, and whose layers are not read.
     *
     * @param reference what the user asked for
     * @param digest of the platform's own manifest in it; empty for scratch
     * @param layers from the lowest up
     * @param config as it was read
     * @param remark why it is not of exactly the platform; empty when it is
     */
    public Base(
            BaseReference reference,
            Optional<Digest> digest,
            List<Descriptor> layers,
            ImageConfig config,
            Optional<String> remark) {
        this(reference, Optional.empty(), digest, layers, config, remark, Optional.empty());
    }

    /** Takes a copy. */
    public Base {
        layers = List.copyOf(layers);
    }
}
