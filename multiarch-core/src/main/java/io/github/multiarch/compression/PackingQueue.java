package io.github.multiarch.compression;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Chunks that are being packed, in the order in which they are to be written. There are never more than two for each thread, and one that is being filled. */
final class PackingQueue implements Closeable {
    private final ChunkFormat format;
    private final int threads;
    private final OutputStream out;
    private final Deque<Future<Chunk>> underWay = new ArrayDeque<>();
    private final Deque<Chunk> spare = new ArrayDeque<>();
    private final Queue<ChunkFormat.Packer> packers = new ConcurrentLinkedQueue<>();
    private @Nullable ExecutorService workers;

    PackingQueue(ChunkFormat format, int threads, OutputStream out) {
        this.format = format;
        this.threads = threads;
        this.out = out;
    }

    /** A chunk to fill: one that was written already, if possible. May wait for the oldest to be packed, and writes it. */
    Chunk spare() throws IOException {
        if (underWay.size() >= 2 * threads) {
            writeOldest();
        }
        var chunk = spare.poll();
        return chunk == null ? new Chunk(format.chunkBytes(), format.dictionaryBytes()) : chunk;
    }

    void add(Chunk chunk) {
        if (workers == null) {
            workers = Executors.newFixedThreadPool(threads, runnable -> {
                var thread = new Thread(runnable, "multiarch-compression");
                thread.setDaemon(true);
                return thread;
            });
        }
        underWay.add(workers.submit(() -> pack(chunk)));
    }

    /** Packs the last chunk here, and writes all. A short stream needs no threads. */
    void finish(Chunk last) throws IOException {
        pack(last);
        while (!underWay.isEmpty()) {
            writeOldest();
        }
        last.writePackedTo(out);
    }

    private Chunk pack(Chunk chunk) throws IOException {
        try {
            var idle = packers.poll();
            var packer = idle == null ? format.newPacker() : idle;
            packer.pack(chunk);
            packers.add(packer);
            return chunk;
        } catch (RuntimeException | LinkageError e) {
            // A library that does not run on this machine says so when its classes are initialized.
            throw new IOException("the data cannot be packed: " + e, e);
        }
    }

    private void writeOldest() throws IOException {
        var chunk = await(underWay.remove());
        chunk.writePackedTo(out);
        spare.add(chunk);
    }

    private static Chunk await(Future<Chunk> future) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException("packing failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var interrupted = new InterruptedIOException("packing was interrupted");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    /** Ends the threads; what they are at is not waited for. */
    @Override
    public void close() {
        if (workers != null) {
            workers.shutdownNow();
        }
    }
}
