package io.github.multiarch.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.Platform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** However large or deep a graph is, the walk and its answer are not. */
class GraphBoundsTest {
    @Test
    void indexesInIndexes() throws IOException {
        var graph = Graph.sound();
        for (int depth = 2; depth <= 3; depth++) {
            graph.nest();
            assertEquals(List.of(), graph.validate());
        }
        graph.nest();
        assertTrue(graph.validate().get(0).message().contains("nested deeper than 3"));
    }

    @Test
    void aThousandfoldIndexIsWalkedOnce() throws IOException {
        var graph = Graph.sound();
        for (int depth = 2; depth <= 3; depth++) {
            graph.root = graph.damaged(
                    new ImageIndex(MediaType.OCI_INDEX, Collections.nCopies(2_000, graph.root), new TreeMap<>())
                            .toDocument(),
                    Graph.AS_IT_IS);
        }
        assertEquals(List.of(), graph.validate());
        assertEquals(
                "[linux/arm/v7, linux/arm64]",
                graph.walk(graph.root).platforms().toString());
    }

    @Test
    void noMoreFindingsThanAnybodyReads() throws IOException {
        var graph = Graph.sound();
        var absent = new ArrayList<Descriptor>();
        for (int i = 0; i < 5000; i++) {
            var digest = Digest.of(new byte[] {(byte) i, (byte) (i >> 8)});
            absent.add(
                    new Descriptor(MediaType.OCI_MANIFEST, digest, 7).withPlatform(Platform.of("linux", "a" + i, "")));
        }
        graph.root = graph.damaged(
                new ImageIndex(MediaType.OCI_INDEX, absent, new TreeMap<>()).toDocument(), Graph.AS_IT_IS);
        var findings = graph.validate();
        assertEquals(201, findings.size());
        assertTrue(findings.get(200).message().contains("the rest is left out"));
    }
}
