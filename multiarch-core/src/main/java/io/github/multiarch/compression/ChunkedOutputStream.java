package io.github.multiarch.compression;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Cuts a stream into chunks, has them packed side by side, and writes them in their order. */
final class ChunkedOutputStream extends OutputStream {
    private final ChunkFormat format;
    private final OutputStream out;
    private final PackingQueue queue;
    private Chunk chunk;
    private boolean closed;
    private @Nullable IOException failure;

    ChunkedOutputStream(ChunkFormat format, int threads, OutputStream out) throws IOException {
        this.format = format;
        this.out = out;
        this.queue = new PackingQueue(format, threads, out);
        this.chunk = queue.spare();
        out.write(format.header());
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (closed) {
            throw new IOException("this stream is closed; nothing can be added to it");
        }
        if (failure != null) {
            // Another one each time: who closes several streams adds the later failures to the first, which cannot be
            // added to itself.
            throw new IOException("an earlier write failed: " + failure.getMessage(), failure);
        }
        try {
            format.pass(bytes, offset, length);
            for (int done = 0; done < length; ) {
                if (chunk.isFull()) {
                    var next = queue.spare();
                    next.follow(chunk);
                    queue.add(chunk);
                    chunk = next;
                }
                done += chunk.fill(bytes, offset + done, length - done);
            }
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** Does nothing: what is written must not depend on it. */
    @Override
    public void flush() {}

    /** Packs and writes what is left, ends the threads, and closes the stream below even if that failed. After a failure nothing is packed any more. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (out;
                queue) {
            if (failure == null) {
                queue.finish(chunk);
                out.write(format.trailer());
            }
        }
    }
}
