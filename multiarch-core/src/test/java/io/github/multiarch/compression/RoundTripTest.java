package io.github.multiarch.compression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.Compression;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is packed is what others unpack. */
class RoundTripTest {
    private static final int CHUNK = new GzipFormat().chunkBytes();

    @ParameterizedTest
    @EnumSource
    void shapes(Compression compression) throws IOException {
        var shapes = new ArrayList<>(List.of(
                new byte[0],
                new byte[] {42},
                new byte[] {7, 7},
                new byte[] {1, 2, 3, 1, 2, 3},
                Samples.zeros(258),
                Samples.zeros(259 * 1000),
                Samples.noise(1, 70_000),
                Samples.text(2, 1_200_000),
                Samples.skewed(3, 300_000)));
        for (int size : new int[] {CHUNK, 2 * CHUNK, 1024 * 1024}) {
            for (int length = size - 1; length <= size + 1; length++) {
                shapes.add(Samples.text(length, length));
                shapes.add(Samples.noise(length, length));
                shapes.add(Samples.zeros(length));
            }
        }
        for (var shape : shapes) {
            assertArrayEquals(shape, Packing.unpack(compression, Packing.pack(compression, shape)));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"})
    void mixtures(Compression compression) throws IOException {
        for (int seed = 0; seed < 300; seed++) {
            var bytes = Samples.mixture(seed, seed < 250 ? seed * 700 : seed * 4000);
            var packed = Packing.pack(compression, bytes);
            assertArrayEquals(bytes, Packing.unpack(compression, packed), "seed " + seed);
            assertTrue(packed.length <= bytes.length + bytes.length / 1000 + 64, "seed " + seed + " grew");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"})
    void classes(Compression compression) throws IOException {
        var bytes = Files.readAllBytes(Path.of(System.getProperty("basedir"), "target/classes")
                .resolve(ChunkedOutputStream.class.getName().replace('.', '/') + ".class"));
        var packed = Packing.pack(compression, bytes);
        assertArrayEquals(bytes, Packing.unpack(compression, packed));
        assertTrue(packed.length < bytes.length * 6 / 10, packed.length + " of " + bytes.length);
    }

    /** Matches must not look back farther than readers do, nor into the chunk before the last one. */
    @Test
    void farAwayRepetitions() throws IOException {
        var text = Samples.skewed(1, 40);
        for (int distance : new int[] {32766, 32767, 32768, 32769, CHUNK - 1, CHUNK, CHUNK + 1}) {
            var bytes = Samples.text(9, 2 * CHUNK + 40_000);
            for (int at = CHUNK - 20; at + distance + text.length < bytes.length; at += distance) {
                System.arraycopy(text, 0, bytes, at, text.length);
            }
            assertArrayEquals(bytes, Packing.unpack(Compression.GZIP, Packing.pack(Compression.GZIP, bytes)));
        }
    }

    @Test
    void gzipIsOneMemberWithAPlainHeader() throws IOException {
        var bytes = Samples.mixture(5, 3 * CHUNK);
        var packed = Packing.pack(Compression.GZIP, bytes);
        assertEquals("1f8b08000000000000ff", HexFormat.of().formatHex(packed, 0, 10));
        var in = new ByteArrayInputStream(packed);
        try (var onlyFirst =
                GzipCompressorInputStream.builder().setInputStream(in).get()) {
            assertArrayEquals(bytes, onlyFirst.readAllBytes());
            assertEquals(0, in.available());
        }
    }

    /** The frame header's single segment flag comes with a content size (RFC 8878, section 3.1.1.1.1). */
    @Test
    void zstdFramesHaveContentSizes() throws IOException {
        for (var bytes : List.of(Samples.noise(1, 100_000), Samples.text(1, 100_000))) {
            var packed = Packing.pack(Compression.ZSTD, bytes);
            assertEquals("28b52ffd", HexFormat.of().formatHex(packed, 0, 4));
            assertTrue((packed[4] & 0x20) != 0 || (packed[4] & 0xc0) != 0, "no content size");
        }
    }

    @Test
    void noneIsTheBytesThemselves() throws IOException {
        var bytes = Samples.text(1, 1000);
        assertArrayEquals(bytes, Packing.pack(Compression.NONE, bytes));
    }
}
