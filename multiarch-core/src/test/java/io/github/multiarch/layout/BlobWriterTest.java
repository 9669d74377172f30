package io.github.multiarch.layout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.Compression;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobWriterTest {
    private static final MediaType LAYER = ImageFormat.OCI.layer(Compression.GZIP);

    @TempDir
    Path directory;

    private OciLayout layout;

    @BeforeEach
    void create() throws IOException {
        layout = OciLayout.create(directory);
    }

    @Test
    void theDescriptorIsThatOfTheBytes() throws IOException {
        var bytes = new byte[1_000_000];
        new Random(1).nextBytes(bytes);
        try (var blob = layout.blobOutput()) {
            blob.stream().write(bytes[0]);
            blob.stream().write(bytes, 1, 99);
            blob.stream().write(bytes, 100, bytes.length - 100);
            var descriptor = blob.commit(LAYER);
            assertEquals(Digest.of(bytes), descriptor.digest());
            assertEquals(bytes.length, descriptor.size());
            assertEquals(LAYER, descriptor.mediaType());
            assertArrayEquals(bytes, Files.readAllBytes(layout.pathOf(descriptor.digest())));
        }
        assertNothingPartial();
        assertTrue(Files.exists(layout.pathOf(Digest.of(bytes))));
    }

    @Test
    void aStreamAroundItMayBeClosed() throws IOException {
        var expected = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(expected)) {
            gzip.write("text".getBytes(StandardCharsets.UTF_8));
        }
        try (var blob = layout.blobOutput()) {
            try (var gzip = new GZIPOutputStream(blob.stream())) {
                gzip.write("text".getBytes(StandardCharsets.UTF_8));
            }
            assertEquals(Digest.of(expected.toByteArray()), blob.commit(LAYER).digest());
        }
    }

    @Test
    void closedWithoutCommitItLeavesNothing() throws IOException {
        try (var blob = layout.blobOutput()) {
            blob.stream().write(1);
            assertFalse(Files.exists(layout.pathOf(Digest.of(new byte[] {1}))));
        }
        assertFalse(Files.exists(layout.pathOf(Digest.of(new byte[] {1}))));
        assertNothingPartial();
    }

    @Test
    void afterCommitNothingCanBeAdded() throws IOException {
        try (var blob = layout.blobOutput()) {
            var descriptor = blob.commit(LAYER);
            assertEquals(Digest.of(new byte[0]), descriptor.digest());
            assertThrows(IOException.class, () -> blob.stream().write(1));
            assertThrows(IllegalStateException.class, () -> blob.commit(LAYER));
            assertTrue(layout.has(descriptor));
        }
    }

    @Test
    void whatIsThereAlreadyIsWrittenAgain() throws IOException {
        for (int i = 0; i < 2; i++) {
            try (var blob = layout.blobOutput()) {
                blob.stream().write(1);
                assertTrue(layout.has(blob.commit(LAYER)));
            }
        }
        assertNothingPartial();
    }

    private void assertNothingPartial() {
        assertEquals(3, directory.toFile().list().length);
    }
}
