package com.example.natives;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jpountz.lz4.LZ4Factory;
import org.xerial.snappy.Snappy;

/** There and back again. */
final class Compressors {
    private static final byte[] TEXT =
            "native code is not portable, and bytecode is; ".repeat(100).getBytes(StandardCharsets.UTF_8);

    private Compressors() {}

    static void snappy() throws IOException {
        Expect.same(TEXT, Snappy.uncompress(Snappy.compress(TEXT)));
    }

    static void zstd() {
        Expect.same(TEXT, Zstd.decompress(Zstd.compress(TEXT), TEXT.length));
    }

    /** By name: LZ4Factory.fastestInstance() would fall back to Java. */
    static void lz4() {
        var lz4 = LZ4Factory.nativeInstance();
        var compressed = lz4.fastCompressor().compress(TEXT);
        Expect.same(TEXT, lz4.fastDecompressor().decompress(compressed, TEXT.length));
    }
}
