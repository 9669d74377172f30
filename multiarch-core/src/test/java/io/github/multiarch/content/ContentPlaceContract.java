package io.github.multiarch.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.Platform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What holds for every place that content lives in. Each medium has a subclass that names a place which is empty at the beginning of each test. */
public abstract class ContentPlaceContract {
    private static final MediaType LAYER = new MediaType("application/vnd.oci.image.layer.v1.tar");

    /**
     * The place, for reading.
     *
     * @return sees what is written to {@link #sink()}
     * @throws IOException when it cannot be set up
     */
    protected abstract ContentSource source() throws IOException;

    /**
     * The place, for writing.
     *
     * @return empty before the first write of a test
     * @throws IOException when it cannot be set up
     */
    protected abstract ContentSink sink() throws IOException;

    @Test
    void aBlobIsReadAsItWasWritten() throws IOException {
        var bytes = random(300_000);
        var layer = layer(bytes);
        write(layer, bytes);
        try (var in = source().open(layer)) {
            assertArrayEquals(bytes, in.readAllBytes());
        }
    }

    @Test
    void anEmptyBlobIsABlob() throws IOException {
        var layer = layer(new byte[0]);
        assertFalse(sink().has(layer));
        write(layer, new byte[0]);
        assertTrue(sink().has(layer));
        try (var in = source().open(layer)) {
            assertEquals(-1, in.read());
        }
    }

    @Test
    void aBlobMayBeReadPartly() throws IOException {
        var bytes = random(3_000_000);
        var layer = layer(bytes);
        write(layer, bytes);
        try (var in = source().open(layer)) {
            assertArrayEquals(java.util.Arrays.copyOf(bytes, 10), in.readNBytes(10));
        }
        assertTrue(source().has(layer));
    }

    @Test
    void whatWasNotWrittenIsNotThere() throws IOException {
        var bytes = random(100);
        var layer = layer(bytes);
        var manifest = manifest(layer, "a");
        assertFalse(sink().has(layer));
        assertFalse(source().has(layer));
        assertFalse(sink().has(manifest.descriptor()));
        assertThrows(ContentNotFoundException.class, () -> source().open(layer).close());
        assertThrows(ContentNotFoundException.class, () -> source().document(manifest.descriptor()));
        assertEquals(Optional.empty(), source().resolve("absent"));
        assertEquals(Optional.empty(), source().resolve(manifest.digest().toString()));
        write(layer, bytes);
        assertTrue(sink().has(layer));
        assertTrue(source().has(layer));
    }

    @Test
    void aBodyOfOtherBytesIsRefusedAndNothingIsStored() throws IOException {
        var expected = layer(random(100_000));
        var other = random(100_000);
        other[99_999]++;
        var failure = assertThrows(IOException.class, () -> write(expected, other));
        assertTrue(failure.getMessage().contains(expected.digest().toString()), failure.getMessage());
        assertFalse(sink().has(expected));
        assertFalse(sink().has(layer(other)));
    }

    @Test
    void aBodyOfAnotherLengthIsRefusedAndNothingIsStored() throws IOException {
        var bytes = random(100_000);
        for (var size : List.of(99_999, 100_001)) {
            var expected = new Descriptor(LAYER, Digest.of(bytes), size);
            assertThrows(IOException.class, () -> write(expected, bytes));
            assertFalse(sink().has(layer(bytes)));
        }
    }

    @Test
    void aBodyThatBreaksOffLeavesNothingAndItsReasonIsTold() throws IOException {
        var layer = layer(random(100_000));
        var failure = assertThrows(
                IOException.class,
                () -> sink().write(layer, () -> {
                    throw new IOException("the source is gone");
                }));
        assertTrue(failure.getMessage().contains("the source is gone"), failure.getMessage());
        assertFalse(sink().has(layer));
    }

    @Test
    void writingTwiceIsHarmless() throws IOException {
        var bytes = random(1000);
        var manifest = written(bytes, "a");
        write(layer(bytes), bytes);
        sink().write(manifest);
        sink().tag(manifest, "t");
        sink().tag(manifest, "t");
        assertResolves(manifest, "t");
    }

    @Test
    void aManifestIsFoundByDigestAndAsADocument() throws IOException {
        var manifest = written(random(1000), "a");
        assertTrue(sink().has(manifest.descriptor()));
        assertTrue(source().has(manifest.descriptor()));
        assertArrayEquals(
                manifest.bytes(), source().document(manifest.descriptor()).bytes());
        assertResolves(manifest, manifest.digest().toString());
        assertEquals(Optional.empty(), source().resolve("t"));
    }

    @Test
    void aConfigIsADocumentThatWasWrittenAsABlob() throws IOException {
        var config = config("a");
        write(config.descriptor(), config.bytes());
        assertArrayEquals(config.bytes(), source().document(config.descriptor()).bytes());
    }

    @Test
    void aDocumentOfAnotherSizeThanAskedForIsRefused() throws IOException {
        var config = config("a");
        write(config.descriptor(), config.bytes());
        var wrong = new Descriptor(
                MediaType.OCI_CONFIG, config.digest(), config.descriptor().size() - 1);
        assertThrows(IOException.class, () -> source().document(wrong));
    }

    @Test
    void aTagMoves() throws IOException {
        var first = written(random(1000), "a");
        var second = written(random(1000), "b");
        sink().tag(first, "t");
        sink().tag(first, "other");
        assertResolves(first, "t");
        sink().tag(second, "t");
        assertResolves(second, "t");
        assertResolves(first, "other");
        assertResolves(first, first.digest().toString());
    }

    @Test
    void anIndexIsTaggedOverItsManifests() throws IOException {
        var arm = written(random(1000), "arm");
        var amd = written(random(1000), "amd");
        var index = new ImageIndex(
                        MediaType.OCI_INDEX,
                        List.of(
                                arm.descriptor().withPlatform(Platform.parse("linux/arm/v7")),
                                amd.descriptor().withPlatform(Platform.parse("linux/amd64"))),
                        new TreeMap<>())
                .toDocument();
        sink().write(index);
        sink().tag(index, "t");
        assertResolves(index, "t");
        assertResolves(index, index.digest().toString());
        assertResolves(arm, arm.digest().toString());
    }

    private Document written(byte[] layerBytes, String comment) throws IOException {
        var layer = layer(layerBytes);
        var config = config(comment);
        write(layer, layerBytes);
        write(config.descriptor(), config.bytes());
        var manifest = manifest(layer, comment);
        sink().write(manifest);
        return manifest;
    }

    private void assertResolves(Document expected, String tagOrDigest) throws IOException {
        var found = source().resolve(tagOrDigest).orElseThrow();
        assertEquals(expected.descriptor().mediaType(), found.descriptor().mediaType());
        assertEquals(expected.digest(), found.digest());
        assertArrayEquals(expected.bytes(), found.bytes());
    }

    private void write(Descriptor descriptor, byte[] bytes) throws IOException {
        sink().write(descriptor, () -> new ByteArrayInputStream(bytes));
    }

    private static Document manifest(Descriptor layer, String comment) {
        return new Manifest(MediaType.OCI_MANIFEST, config(comment).descriptor(), List.of(layer), new TreeMap<>())
                .toDocument();
    }

    private static Document config(String comment) {
        var json = "{\"architecture\":\"arm64\",\"os\":\"linux\",\"comment\":\"" + comment
                + "\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]}}";
        return Document.of(MediaType.OCI_CONFIG, json.getBytes(StandardCharsets.UTF_8));
    }

    private static Descriptor layer(byte[] bytes) {
        return new Descriptor(LAYER, Digest.of(bytes), bytes.length);
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
