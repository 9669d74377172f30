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

/**
 * Chunks that are being packed, and written in their order by a thread of its own, since whoever takes what is written may have work to do, too. There are never more than
 * two under way for each packing thread, and one that is being filled.
 */
final class PackingQueue implements Closeable {
    private final ChunkFormat format;
    private final int threads;
    private final OutputStream out;
    /** Each is done when the chunk is written. */
    private final Deque<Future<Chunk>> underWay = new ArrayDeque<>();

    private final Deque<Chunk> spare = new ArrayDeque<>();
    private final Queue<ChunkFormat.Packer> packers = new ConcurrentLinkedQueue<>();
    private @Nullable ExecutorService workers;
    private @Nullable ExecutorService writer;
    /** That a chunk was not written. Used by the writer only. */
    private boolean hasGap;

    PackingQueue(ChunkFormat format, int threads, OutputStream out) {
        this.format = format;
        this.threads = threads;
        this.out = out;
    }

    /** A chunk to fill: one that was written already, if possible. May wait for the oldest to be written. */
    Chunk spare() throws IOException {
        if (underWay.size() >= 2 * threads) {
            spare.add(await(underWay.remove()));
        }
        var chunk = spare.poll();
        return chunk == null ? new Chunk(format.chunkBytes(), format.dictionaryBytes()) : chunk;
    }

    void add(Chunk chunk) {
        if (workers == null || writer == null) {
            workers = threads(threads, "multiarch-compression");
            writer = threads(1, "multiarch-compression-output");
        }
        var packing = workers.submit(() -> pack(chunk));
        underWay.add(writer.submit(() -> write(packing)));
    }

    private static ExecutorService threads(int count, String name) {
        return Executors.newFixedThreadPool(count, runnable -> {
            var thread = new Thread(runnable, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Packs the last chunk here, and writes it after all others. A short stream needs no threads. */
    void finish(Chunk last) throws IOException {
        pack(last);
        while (!underWay.isEmpty()) {
            spare.add(await(underWay.remove()));
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

    /** Nothing is written behind a gap. */
    private Chunk write(Future<Chunk> packing) throws IOException {
        if (hasGap) {
            throw new IOException("an earlier write failed");
        }
        hasGap = true;
        var chunk = await(packing);
        chunk.writePackedTo(out);
        hasGap = false;
        return chunk;
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
        if (workers != null && writer != null) {
            workers.shutdownNow();
            writer.shutdownNow();
        }
    }
}
