package io.github.multiarch.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a graph says of its blobs. */
class GraphTest {
    private static final Platform AMD64 = Platform.parse("linux/amd64");
    private static final Platform ARM64 = Platform.parse("linux/arm64");
    private static final Place HERE = new Place(
            () -> {
                throw new IOException("nothing is read");
            },
            Optional.empty(),
            true);

    private final Descriptor shared = blob(new MediaType("application/vnd.oci.image.layer.v1.tar+gzip"), "shared");

    @Test
    void eachBlobIsThereOnceWithThePlatformsThatNeedItInOrder() throws IOException {
        var located = new ArrayList<Digest>();
        var graph = graph((child, blob) -> {
            located.add(blob.digest());
            return child.place();
        });

        assertEquals(List.of(List.of(ARM64, AMD64), List.of(ARM64), List.of(AMD64)), platforms(graph));
        assertEquals(
                graph.blobs().stream().map(blob -> blob.descriptor().digest()).toList(), located);
    }

    @Test
    void nothingOfItCanBeChanged() throws IOException {
        var graph = graph((child, blob) -> child.place());
        var given = new ArrayList<>(List.of(AMD64));
        var blob = new Graph.Blob(shared, HERE, given);
        given.clear();

        assertEquals(List.of(AMD64), blob.platforms());
        for (var each : graph.blobs()) {
            assertThrows(
                    UnsupportedOperationException.class, () -> each.platforms().add(AMD64));
        }
    }

    private Graph graph(Graph.Locator locator) throws IOException {
        var children = List.of(child(ARM64), child(AMD64), child(ARM64));
        var index = new ImageIndex(
                MediaType.OCI_INDEX,
                children.stream().map(child -> child.manifest().descriptor()).toList(),
                new TreeMap<>());
        return Graph.of(index.toDocument(), children, locator);
    }

    private Graph.Child child(Platform platform) {
        var config = blob(MediaType.OCI_CONFIG, platform.toString());
        var manifest = new Manifest(MediaType.OCI_MANIFEST, config, List.of(shared), new TreeMap<>());
        return new Graph.Child(platform, manifest.toDocument(), HERE, false);
    }

    private static Descriptor blob(MediaType type, String content) {
        return Document.of(type, content.getBytes(StandardCharsets.UTF_8)).descriptor();
    }

    private static List<List<Platform>> platforms(Graph graph) {
        return graph.blobs().stream().map(Graph.Blob::platforms).toList();
    }
}
