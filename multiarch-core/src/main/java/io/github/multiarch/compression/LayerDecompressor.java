package io.github.multiarch.compression;

import io.airlift.compress.zstd.ZstdInputStream;
import io.github.multiarch.oci.Compression;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Unpacks a layer, whoever packed it. */
public final class LayerDecompressor {
    private LayerDecompressor() {}

    /**
     * A stream of what was packed. How damaged bytes fail is left to the libraries: by any {@link IOException} or {@link RuntimeException}.
     *
     * @param compression how it was packed
     * @param stored the packed bytes
     * @return to be used by one thread at a time
     * @throws IOException when the beginning cannot be read
     */
    public static InputStream open(Compression compression, InputStream stored) throws IOException {
        return switch (compression) {
            case NONE -> stored;
            // Not the JDK's stream: that one may take the end of the first of several gzip members for the end of all.
            case GZIP ->
                GzipCompressorInputStream.builder()
                        .setInputStream(stored)
                        .setDecompressConcatenated(true)
                        .get();
            case ZSTD -> new ZstdInputStream(stored);
        };
    }
}
