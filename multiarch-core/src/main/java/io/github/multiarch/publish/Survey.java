package io.github.multiarch.publish;

import io.github.multiarch.oci.Digest;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the target has before anything is sent.
 *
 * @param tags what each tag that shall be set stands for now
 * @param hasIndex whether the index is there
 * @param images those that are there; one that is not here may be there all the same
 * @param blobs configs and layers that are there, since images are there that need them; one that is not here may be there all the same
 */
record Survey(SortedMap<String, Optional<Digest>> tags, boolean hasIndex, Set<Digest> images, Set<Digest> blobs) {
    Survey {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        images = Collections.unmodifiableSet(new TreeSet<>(images));
        blobs = Collections.unmodifiableSet(new TreeSet<>(blobs));
    }

    /** Where all was sent before. */
    static Survey ofAll(Graph graph) {
        return new Survey(
                new TreeMap<>(),
                false,
                new TreeSet<>(graph.children().stream()
                        .map(child -> child.manifest().digest())
                        .toList()),
                new TreeSet<>(graph.blobs().stream()
                        .map(blob -> blob.descriptor().digest())
                        .toList()));
    }
}
