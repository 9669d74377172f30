package io.github.multiarch.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.compression.LayerCompressor;
import io.github.multiarch.oci.Compression;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.Manifest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether layers unpack to what the config says, and how they are read. */
class GraphLayersTest {
    @Test
    void layersAreHeldAgainstTheirDiffIds() throws IOException {
        var graph = Graph.sound();
        var other =
                graph.blob(graph.format.layer(Compression.GZIP), Graph.gzip("other".getBytes(StandardCharsets.UTF_8)));
        assertLayer(graph, other, "unpacks to sha256:");
        assertLayer(graph, other.withMediaType(graph.format.layer(Compression.NONE)), "unpacks to sha256:");
        var plain = graph.blob(graph.format.layer(Compression.GZIP), "not packed".getBytes(StandardCharsets.UTF_8));
        assertLayer(graph, plain, "cannot be unpacked as application/vnd.oci.image.layer.v1.tar+gzip");
        var packed = Graph.gzip("GZIP layer of linux/arm/v7".getBytes(StandardCharsets.UTF_8));
        var cut = graph.blob(graph.format.layer(Compression.GZIP), Arrays.copyOf(packed, packed.length - 9));
        assertLayer(graph, cut, "cannot be unpacked as");
    }

    @Test
    void withoutUnpackingDiffIdsAreNotLookedAt() throws IOException {
        var graph = Graph.sound();
        var other = graph.blob(graph.format.layer(Compression.GZIP), "other".getBytes(StandardCharsets.UTF_8));
        graph.replaceLayer(other);
        assertEquals(List.of(), GraphValidator.validate(graph, graph.root, layer -> false));
    }

    @Test
    void aLayerOfSeveralGzipMembersIsUnpackedWhole() throws IOException {
        var graph = Graph.sound();
        var text = "GZIP layer of linux/arm/v7";
        var parts = new SequenceInputStream(
                new ByteArrayInputStream(Graph.gzip(text.substring(0, 9).getBytes(StandardCharsets.UTF_8))),
                new ByteArrayInputStream(Graph.gzip(text.substring(9).getBytes(StandardCharsets.UTF_8))));
        graph.replaceLayer(graph.blob(graph.format.layer(Compression.GZIP), parts.readAllBytes()));
        assertEquals(List.of(), graph.validate());
    }

    @Test
    void zstdLayersAreUnpackedToo() throws IOException {
        var graph = Graph.sound();
        var type = graph.format.layer(Compression.ZSTD);
        graph.replaceLayer(graph.blob(type, zstd("GZIP layer of linux/arm/v7")));
        assertEquals(List.of(), graph.validate());
        assertLayer(graph, graph.blob(type, zstd("other")), "unpacks to sha256:");
        assertLayer(graph, graph.blob(type, "not packed".getBytes(StandardCharsets.UTF_8)), "cannot be unpacked as");
        var packed = zstd("GZIP layer of linux/arm/v7");
        assertLayer(graph, graph.blob(type, Arrays.copyOf(packed, packed.length - 3)), "cannot be unpacked as");
    }

    private static byte[] zstd(String text) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = LayerCompressor.open(Compression.ZSTD, packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    @Test
    void aSourceThatCannotBeReadIsNoFinding() {
        var broken = new Graph(ImageFormat.OCI, Graph.AS_IT_IS, Graph.AS_IT_IS, Graph.AS_IT_IS) {
            @Override
            public InputStream open(Descriptor descriptor) throws IOException {
                return new FilterInputStream(super.open(descriptor)) {
                    private boolean failed;

                    @Override
                    public int read(byte[] buffer, int offset, int length) throws IOException {
                        if (failed) {
                            return -1;
                        }
                        failed = true;
                        throw new IOException("the cable is out");
                    }
                };
            }
        };
        for (var layers : List.of(Layers.AS_STORED, Layers.UNPACKED)) {
            var failure = assertThrows(
                    IOException.class, () -> GraphValidator.validate(broken, broken.root, layer -> false, layers));
            assertEquals("the cable is out", failure.getMessage());
        }
    }

    @Test
    void sharedLayersAreReadOnce() throws IOException {
        var opened = new ArrayList<Descriptor>();
        var graph = new Graph(ImageFormat.OCI, Graph.AS_IT_IS, Graph.AS_IT_IS, Graph.AS_IT_IS) {
            @Override
            public InputStream open(Descriptor descriptor) throws IOException {
                opened.add(descriptor);
                return super.open(descriptor);
            }
        };
        var shared = graph.manifest(1).layers().get(0);
        var manifest = graph.manifest(0);
        graph.replaceManifest(
                new Manifest(manifest.mediaType(), manifest.config(), List.of(shared, shared), manifest.annotations()));
        GraphValidator.validate(graph, graph.root, layer -> false);
        assertEquals(1, opened.stream().filter(shared::equals).count());
    }

    private static void assertLayer(Graph graph, Descriptor layer, String message) throws IOException {
        graph.replaceLayer(layer);
        var findings = graph.validate();
        assertEquals(1, findings.size(), findings::toString);
        assertTrue(findings.get(0).message().startsWith(message), findings::toString);
        assertTrue(findings.get(0).place().endsWith("manifests[0] > layers[1]"), findings::toString);
    }
}
