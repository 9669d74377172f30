package io.github.multiarch.compression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes wrong comes out as an IOException, once, and no thread is left. */
class FailuresTest {
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    /** Packs nothing at all. */
    private class Format extends GzipFormat {
        private final Packer packer;

        Format(Packer packer) {
            this.packer = packer;
        }

        @Override
        public int chunkBytes() {
            return 1000;
        }

        @Override
        public int dictionaryBytes() {
            return 10;
        }

        @Override
        public Packer newPacker() {
            return chunk -> {
                threads.add(Thread.currentThread());
                packer.pack(chunk);
            };
        }
    }

    private static final class Broken extends OutputStream {
        private final int room;
        private int taken;
        private boolean closed;

        Broken(int room) {
            this.room = room;
        }

        @Override
        public void write(int b) throws IOException {
            if (++taken > room) {
                throw new IOException("the disk is full");
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @AfterEach
    void noThreadIsLeft() throws InterruptedException {
        threads.remove(Thread.currentThread());
        for (var thread : threads) {
            thread.join(60_000);
            assertFalse(thread.isAlive(), thread.getName());
        }
    }

    @Test
    void whenAllIsWellThreadsEndToo() throws IOException {
        try (var out = new ChunkedOutputStream(new Format(chunk -> {}), 2, new ByteArrayOutputStream())) {
            out.write(new byte[10_000]);
        }
        assertEquals(
                2,
                threads.stream()
                        .filter(thread -> thread != Thread.currentThread())
                        .count());
    }

    @Test
    void ofAWorkerInWrite() {
        var failure = assertThrows(IOException.class, () -> fill(new Format(FailuresTest::fail), 100_000));
        assertEquals("the data cannot be packed: java.lang.IllegalStateException: on purpose", failure.getMessage());
    }

    @Test
    void ofAWorkerInClose() {
        for (int length : new int[] {1, 1500}) {
            var failure = assertThrows(IOException.class, () -> fill(new Format(FailuresTest::fail), length));
            assertEquals(
                    "the data cannot be packed: java.lang.IllegalStateException: on purpose", failure.getMessage());
        }
    }

    @Test
    void ofAWorkerThatIsNoException() {
        var failure = assertThrows(
                IOException.class,
                () -> fill(
                        new Format(chunk -> {
                            throw new StackOverflowError();
                        }),
                        100_000));
        assertEquals("packing failed: java.lang.StackOverflowError", failure.getMessage());
    }

    private static void fail(Chunk chunk) {
        throw new IllegalStateException("on purpose");
    }

    private static void fill(ChunkFormat format, int length) throws IOException {
        try (var out = new ChunkedOutputStream(format, 2, new ByteArrayOutputStream())) {
            out.write(new byte[length]);
        }
    }

    /** Whatever byte it is that finds no room: of the header, of chunks, of the trailer. */
    @Test
    void ofTheStreamBelow() throws IOException {
        var bytes = Samples.noise(1, 1_000_000);
        int packed = Packing.pack(new GzipFormat(), 2, bytes.length, bytes).length;
        for (int room : new int[] {0, 9, 10, 300_000, 600_000, packed - 8, packed - 1}) {
            var below = new Broken(room);
            var failure = assertThrows(IOException.class, () -> {
                try (below;
                        var out = new BufferedOutputStream(new ChunkedOutputStream(new GzipFormat(), 2, below), 5000)) {
                    for (int at = 0; at < bytes.length; at += 1000) {
                        out.write(bytes, at, 1000);
                    }
                }
            });
            assertEquals("the disk is full", failure.getMessage(), "room for " + room);
            assertTrue(below.closed);
            assertEquals(room + 1, below.taken, "something was written after the failure");
        }
    }

    @Test
    void laterWritesSayWhatHappened() throws IOException {
        var below = new Broken(10);
        var out = new ChunkedOutputStream(new Format(chunk -> chunk.packed(new byte[1], 1)), 1, below);
        assertThrows(IOException.class, () -> out.write(new byte[100_000]));
        var later = assertThrows(IOException.class, () -> out.write(1));
        assertEquals("an earlier write failed: the disk is full", later.getMessage());
        out.close();
        assertTrue(below.closed);
    }

    @Test
    void anInterruptIsHeard() {
        var never = new CountDownLatch(1);
        var format = new Format(chunk -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Thread.currentThread().interrupt();
        assertThrows(InterruptedIOException.class, () -> fill(format, 100_000));
        assertTrue(Thread.interrupted(), "the interrupt was swallowed");
    }

    @Test
    void nothingIsAddedAfterTheEnd() throws IOException {
        var packed = new ByteArrayOutputStream();
        var out = new ChunkedOutputStream(new GzipFormat(), 1, packed);
        out.close();
        int length = packed.size();
        out.close();
        assertThrows(IOException.class, () -> out.write(1));
        assertEquals(length, packed.size());
    }
}
