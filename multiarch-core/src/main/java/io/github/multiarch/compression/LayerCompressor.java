package io.github.multiarch.compression;

import io.github.multiarch.oci.Compression;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Packs a layer on all cores. The same bytes become the same bytes, whatever the JDK, the operating system and the number of cores; memory is bounded whatever the layer's size.
 */
public final class LayerCompressor {
    /** More would not be fed by one reader. */
    private static final int MAX_THREADS = 16;

    /** What a thread has of its own: two chunks as they came and packed, tables. In sizes of a chunk, generously. */
    private static final int CHUNKS_FOR_A_THREAD = 16;

    private LayerCompressor() {}

    /**
     * A stream that packs what is written to it. Failures of the stream below and of the packing threads come out of {@code write} or {@code close}, as IOExceptions; so does
     * an interrupt, as an {@link java.io.InterruptedIOException}. {@code flush} does nothing, since the packed bytes must not depend on it. The threads end with {@code close},
     * which also closes the stream below.
     *
     * @param compression how to pack
     * @param out gets the packed bytes
     * @return to be used by one thread at a time
     * @throws IOException when the beginning cannot be written
     */
    public static OutputStream open(Compression compression, OutputStream out) throws IOException {
        return switch (compression) {
            case NONE -> out;
            case GZIP -> open(new GzipFormat(), out);
            case ZSTD -> open(new ZstdFormat(), out);
        };
    }

    private static OutputStream open(ChunkFormat format, OutputStream out) throws IOException {
        int cores = Math.min(Runtime.getRuntime().availableProcessors(), MAX_THREADS);
        long affordable = Runtime.getRuntime().maxMemory() / ((long) CHUNKS_FOR_A_THREAD * format.chunkBytes());
        return new ChunkedOutputStream(format, (int) Math.max(1, Math.min(cores, affordable)), out);
    }
}
