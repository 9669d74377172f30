package io.github.multiarch.compression;

import io.airlift.compress.zstd.ZstdInputStream;
import io.github.multiarch.oci.Compression;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Packs and unpacks whole arrays. */
final class Packing {
    private Packing() {}

    static byte[] pack(Compression compression, byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = LayerCompressor.open(compression, packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    static byte[] pack(ChunkFormat format, int threads, int pieces, byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new ChunkedOutputStream(format, threads, packed)) {
            for (int at = 0; at < bytes.length; at += pieces) {
                out.write(bytes, at, Math.min(pieces, bytes.length - at));
                out.flush();
            }
        }
        return packed.toByteArray();
    }

    /** By readers that are not ours. */
    static byte[] unpack(Compression compression, byte[] packed) throws IOException {
        var in = new ByteArrayInputStream(packed);
        try (var plain = switch (compression) {
            case NONE -> in;
            case GZIP -> new GZIPInputStream(in);
            case ZSTD -> new ZstdInputStream(in);
        }) {
            return plain.readAllBytes();
        }
    }
}
