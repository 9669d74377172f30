package io.github.multiarch.compression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.multiarch.oci.Compression;
import io.github.multiarch.oci.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The same bytes become the same bytes, whoever packs them. */
class EqualBytesTest {
    private static final byte[] BYTES = Samples.mixture(2026, 5_000_000);

    /** Digests of images depend on these: a change of them is a change for every user, and wants a line in CHANGELOG.md. */
    @Test
    void onEveryMachine() throws IOException {
        assertEquals(
                "sha256:dc8736e93c5734959faccdc15cc314ea5f2eec3d9195caec5f32ff42bdf67c22",
                Digest.of(BYTES).toString());
        assertEquals(
                "sha256:e87be32e08155d1cfc18fe4e99304561f00a07080f3c0805a8a6e30d280aca74",
                Digest.of(Packing.pack(Compression.GZIP, BYTES)).toString());
        assertEquals(
                "sha256:7e2864c6be2cb30920f3b726493ca274f948653d03e284f6c369435cd147a41c",
                Digest.of(Packing.pack(Compression.ZSTD, BYTES)).toString());
    }

    @Test
    void withAnyNumberOfThreads() throws IOException {
        for (var format : List.<Supplier<ChunkFormat>>of(GzipFormat::new, ZstdFormat::new)) {
            var one = Packing.pack(format.get(), 1, BYTES.length, BYTES);
            assertArrayEquals(one, Packing.pack(format.get(), 2, BYTES.length, BYTES));
            assertArrayEquals(one, Packing.pack(format.get(), 7, BYTES.length, BYTES));
        }
    }

    @Test
    void inPiecesOfAnySize() throws IOException {
        for (var format : List.<Supplier<ChunkFormat>>of(GzipFormat::new, ZstdFormat::new)) {
            var whole = Packing.pack(format.get(), 2, BYTES.length, BYTES);
            assertArrayEquals(whole, Packing.pack(format.get(), 2, 1013, BYTES));
            assertArrayEquals(whole, Packing.pack(format.get(), 2, 262_145, BYTES));
        }
    }

    @Test
    void byteByByte() throws IOException {
        var few = Samples.text(1, 3000);
        var packed = new ByteArrayOutputStream();
        try (var out = LayerCompressor.open(Compression.GZIP, packed)) {
            for (byte b : few) {
                out.write(b);
            }
        }
        assertArrayEquals(Packing.pack(Compression.GZIP, few), packed.toByteArray());
    }
}
