package io.github.multiarch.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.oci.Compression;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.OciJson;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whether everything is there, and is the bytes that its descriptor says. */
class GraphContentTest {
    private static final long SEED = 20260101;

    @Test
    void everythingMissingIsFoundOnce() throws IOException {
        var sound = Graph.sound();
        for (var digest : List.copyOf(sound.blobs.keySet())) {
            var graph = Graph.sound();
            graph.blobs.remove(digest);
            var findings = graph.validate();
            assertEquals(1, findings.size(), findings::toString);
            assertTrue(findings.get(0).message().startsWith("is missing: " + digest), findings::toString);
        }
    }

    @Test
    void everythingDamagedIsFound() throws IOException {
        var sound = Graph.sound();
        for (var digest : List.copyOf(sound.blobs.keySet())) {
            var graph = Graph.sound();
            var bytes = graph.blobs.get(digest).clone();
            bytes[bytes.length / 2] ^= 1;
            graph.blobs.put(digest, bytes);
            assertDamaged(graph, digest.toString());
            graph.blobs.put(digest, Arrays.copyOf(bytes, bytes.length - 1));
            assertDamaged(graph, digest.toString());
            graph.blobs.put(digest, Arrays.copyOf(bytes, bytes.length + 1));
            assertDamaged(graph, digest.toString());
        }
    }

    @Test
    void onlyLayersMayBeHeldElsewhere() throws IOException {
        var graph = Graph.sound();
        var base = graph.manifest(0).layers().get(0);
        graph.blobs.remove(base.digest());
        assertEquals(List.of(), GraphValidator.validate(graph, graph.root, base::equals, Layers.UNPACKED));
        graph.blobs.remove(graph.manifest(0).config().digest());
        assertEquals(
                1,
                GraphValidator.validate(graph, graph.root, any -> true, Layers.UNPACKED)
                        .size());
    }

    @Test
    void foreignLayersNeedNotBeThere() throws IOException {
        var graph = new Graph(
                ImageFormat.OCI,
                Graph.AS_IT_IS,
                json -> {
                    var layer = (ObjectNode) json.withArray("layers").get(0);
                    layer.put("mediaType", "application/vnd.oci.image.layer.nondistributable.v1.tar");
                },
                Graph.AS_IT_IS);
        graph.blobs.remove(graph.manifest(0).layers().get(0).digest());
        assertEquals(List.of(), graph.validate());
    }

    @Test
    void aDocumentBeyondTheLimitIsNotAskedFor() throws IOException {
        var graph = Graph.sound();
        var huge = new Descriptor(MediaType.OCI_INDEX, graph.root.digest(), OciJson.MAX_DOCUMENT_BYTES + 1L);
        var findings = GraphValidator.validate(graph, huge, layer -> false);
        assertEquals(1, findings.size());
        assertTrue(findings.get(0).message().contains("limit"), findings::toString);
    }

    @Test
    void aRootThatIsNoImage() throws IOException {
        var graph = Graph.sound();
        var findings = GraphValidator.validate(graph, graph.manifest(0).config(), layer -> false);
        assertTrue(findings.get(0).message().contains("neither an index nor a manifest"), findings::toString);
    }

    @Test
    void randomDamageIsFoundAndNeverThrown() throws IOException {
        var random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            var graph = Graph.sound();
            var digests = List.copyOf(graph.blobs.keySet());
            var bytes =
                    graph.blobs.get(digests.get(random.nextInt(digests.size()))).clone();
            for (int n = random.nextInt(3); n >= 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            // Under its right digest, so that the parsers and the unpacker meet it.
            var type = List.of(MediaType.OCI_INDEX, MediaType.OCI_MANIFEST).get(random.nextInt(2));
            var root = graph.blob(type, bytes);
            graph.replaceLayer(graph.blob(graph.format.layer(Compression.GZIP), bytes));
            try {
                GraphValidator.validate(graph, root, layer -> false, Layers.UNPACKED);
                graph.validate();
            } catch (RuntimeException | IOException e) {
                throw new AssertionError("seed " + SEED + ", case " + i, e);
            }
        }
    }

    private static void assertDamaged(Graph graph, String digest) throws IOException {
        var findings = graph.validate();
        assertEquals(1, findings.size(), findings::toString);
        var message = findings.get(0).message();
        assertTrue(message.startsWith("is damaged: ") && message.contains(digest), message);
    }
}
