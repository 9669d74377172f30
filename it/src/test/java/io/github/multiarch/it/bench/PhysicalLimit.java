package io.github.multiarch.it.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.zip.Deflater;

/**
 * What this machine takes for the bytes alone: no Maven, no registry, no requests. Each is the best of three.
 *
 * @param bytes the unique bytes of an application, its dependencies
 * @param packedBytes what gzip makes of them
 * @param packSeconds to read, hash and compress them at gzip's level 6 on all cores
 * @param storedSeconds the same without compression
 * @param sendSeconds to send what is packed over loopback
 */
record PhysicalLimit(long bytes, long packedBytes, double packSeconds, double storedSeconds, double sendSeconds) {
    private static final int TRIES = 3;
    private static final int CHUNK_BYTES = 1 << 20;
    private static final int GZIP_LEVEL = 6;
    private static final double NANOS = 1e9;

    /** Measures it on these files. */
    static PhysicalLimit of(List<Path> files) throws IOException, InterruptedException {
        long bytes = 0;
        for (var file : files) {
            bytes += Files.size(file);
        }
        double pack = Double.POSITIVE_INFINITY;
        double stored = Double.POSITIVE_INFINITY;
        double send = Double.POSITIVE_INFINITY;
        long packed = 0;
        for (int i = 0; i < TRIES; i++) {
            long start = System.nanoTime();
            packed = pack(files, GZIP_LEVEL);
            pack = Math.min(pack, (System.nanoTime() - start) / NANOS);
            start = System.nanoTime();
            pack(files, Deflater.NO_COMPRESSION);
            stored = Math.min(stored, (System.nanoTime() - start) / NANOS);
            start = System.nanoTime();
            Loopback.send(packed);
            send = Math.min(send, (System.nanoTime() - start) / NANOS);
        }
        return new PhysicalLimit(bytes, packed, pack, stored, send);
    }

    /** Packs and hashes chunk by chunk on all cores. */
    private static long pack(List<Path> files, int level) throws IOException, InterruptedException {
        var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            var jobs = new ArrayList<Callable<Long>>();
            for (var file : files) {
                long size = Files.size(file);
                for (long at = 0; at < size; at += CHUNK_BYTES) {
                    long from = at;
                    jobs.add(() -> packChunk(file, from, level));
                }
            }
            long packed = 0;
            for (var result : threads.invokeAll(jobs)) {
                packed += result.get();
            }
            return packed;
        } catch (ExecutionException e) {
            throw new IOException("the files of the application cannot be packed", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static long packChunk(Path file, long from, int level) throws IOException {
        byte[] chunk;
        try (var in = Files.newInputStream(file)) {
            in.skipNBytes(from);
            chunk = in.readNBytes(CHUNK_BYTES);
        }
        var deflater = new Deflater(level, true);
        try {
            // Both digests of a layer: of the archive and of its compressed form.
            RandomLayer.sha256().digest(chunk);
            deflater.setInput(chunk);
            deflater.finish();
            var packed = new byte[2 * CHUNK_BYTES];
            int length = deflater.deflate(packed);
            RandomLayer.sha256().digest(Arrays.copyOf(packed, length));
            return length;
        } finally {
            deflater.end();
        }
    }
}
