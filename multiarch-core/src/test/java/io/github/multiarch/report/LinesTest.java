package io.github.multiarch.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.publish.BlobCounts;
import io.github.multiarch.publish.PlatformMoves;
import io.github.multiarch.publish.Publication;
import io.github.multiarch.publish.Stored;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
    @Test
    void aPlanTellsEachPlatformsBaseInColumns() throws Exception {
        assertEquals(
                List.of(
                        "linux/arm/v7  from host:5000/jre:21 (sha256:4bf5122f3445)",
                        "linux/arm/v7: the base has no linux/arm/v7; its linux/arm/v6 is taken",
                        "linux/arm/v7: jars of 3.0 MB go with 1.2 MB, without native code that it cannot load",
                        "linux/arm/v7: org.acme:codec:1 stays as it is",
                        "linux/s390x   from scratch"),
                Lines.of(Reports.make().plan()));
    }

    @Test
    void imagesTellEachLayerOnce() throws Exception {
        assertEquals(
                List.of(
                        "layer dependencies: 1.5 kB (sha256:" + shortHex("dependencies") + ")",
                        "layer files of linux-arm-v7: 999 B (sha256:" + shortHex("own") + ")",
                        "layer files of linux-s390x: 999 B (sha256:" + shortHex("own") + ")"),
                Lines.of(Reports.make().images()));
    }

    @Test
    void aPublicationTellsWhatMovedAndNothingElse() {
        assertEquals(
                List.of(
                        "linux/arm64   1 uploaded (500 B)",
                        "linux/arm/v7  7 already there",
                        "in all, each blob once: 2 uploaded (1.5 kB), 3 copied (41.3 MB), 4 mounted, 5 already there",
                        "platform tags: 1.0-arm64, 1.0-armv7",
                        "tags: 1.0, latest"),
                Lines.of(publication(new BlobCounts(5, 4, 3, 41_300_000, 2, 1_500), "1.0-arm64", "1.0-armv7")));
        assertEquals(
                List.of(
                        "linux/arm64   1 uploaded (500 B)",
                        "linux/arm/v7  7 already there",
                        "in all, each blob once: 7 already there",
                        "tags: 1.0, latest"),
                Lines.of(publication(new BlobCounts(7, 0, 0, 0, 0, 0))));
    }

    @Test
    void whatALayoutGotIsToldAlike() {
        var moves = new PlatformMoves(Platform.parse("linux/arm64"), new BlobCounts(1, 0, 2, 1_500, 0, 0));
        for (var names : List.of(List.of("1.0", "latest"), List.of("host:5000/app:1.0"))) {
            assertEquals(
                    List.of(
                            "linux/arm64  2 copied (1.5 kB), 1 already there",
                            "in all, each blob once: 2 copied (1.5 kB), 1 already there",
                            names.size() > 1 ? "tags: 1.0, latest" : "names: host:5000/app:1.0"),
                    Lines.of(new Stored(Digest.of(new byte[0]), names, moves.blobs(), List.of(moves))));
        }
    }

    private static Publication publication(BlobCounts blobs, String... platformTags) {
        return new Publication(
                ImageReference.parse("host:5000/app:1.0"),
                Digest.of(new byte[0]),
                List.of("1.0", "latest"),
                List.of(platformTags),
                blobs,
                List.of(
                        new PlatformMoves(Platform.parse("linux/arm64"), new BlobCounts(0, 0, 0, 0, 1, 500)),
                        new PlatformMoves(Platform.parse("linux/arm/v7"), new BlobCounts(7, 0, 0, 0, 0, 0))));
    }

    private static String shortHex(String content) {
        return Digest.of(content.getBytes(StandardCharsets.UTF_8)).shortHex();
    }
}
