package io.github.multiarch.publish;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.Target;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What to publish, and where.
 *
 * @param layout holds the index, manifests, configs and the application's layers
 * @param index of the graph
 * @param baseLayers where the layers are that the layout does not hold
 * @param target under which names
 * @param force whether to ask for every blob, also of images that the registry has already
 */
public record PublishRequest(
        OciLayout layout, Descriptor index, SortedMap<Digest, BaseReference> baseLayers, Target target, boolean force) {

    /** Takes a copy. */
    public PublishRequest {
        baseLayers = Collections.unmodifiableSortedMap(new TreeMap<>(baseLayers));
    }
}
