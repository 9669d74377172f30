package io.github.multiarch.publish;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.Platform;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;

/** Some platforms' images out of a graph, with an index over them. */
final class SomeImages {
    private SomeImages() {}

    /**
     * Takes them out.
     *
     * @param graph whose root is an index, with nothing but images
     * @param wanted their platforms; all of them leave the index as it is
     * @return a graph whose root is an index over these
     * @throws IOException when an image has layers that are elsewhere by right
     */
    static Graph of(Graph graph, List<Platform> wanted) throws IOException {
        var children = graph.children().stream()
                .filter(child -> wanted.stream().anyMatch(child.platform()::isSameMachineAs))
                .toList();
        for (var child : children) {
            OneImage.refuseForeign(child);
        }
        if (children.size() == graph.children().size()) {
            return graph;
        }
        var index = ImageIndex.parse(graph.root());
        var kept = index.manifests().stream()
                .filter(entry -> children.stream()
                        .anyMatch(child -> child.manifest().digest().equals(entry.digest())))
                .toList();
        var root = new ImageIndex(graph.root().descriptor().mediaType(), kept, index.annotations()).toDocument();
        var places = new HashMap<Digest, Place>();
        graph.blobs().forEach(blob -> places.put(blob.descriptor().digest(), blob.place()));
        return Graph.of(root, children, (child, blob) -> places.getOrDefault(blob.digest(), child.place()));
    }
}
