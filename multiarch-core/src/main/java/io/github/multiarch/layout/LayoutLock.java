package io.github.multiarch.layout;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps others from changing a layout's {@code index.json} between its being read and its being written: those of this process, and those of others that do the same. What is locked is the file
 * {@code oci-layout}, so that no file is in a layout that does not belong there.
 */
final class LayoutLock {
    /** A process cannot lock a file twice; names are given rarely enough for one lock for all layouts. */
    private static final Lock PROCESS = new ReentrantLock();

    private LayoutLock() {}

    /** Something that nobody else may do at the same time. */
    @FunctionalInterface
    interface Change {
        void run() throws IOException;
    }

    static void alone(Path directory, Change change) throws IOException {
        PROCESS.lock();
        try {
            var channel = locked(directory.resolve(LayoutMarker.FILE));
            try {
                change.run();
            } finally {
                if (channel != null) {
                    channel.close();
                }
            }
        } finally {
            PROCESS.unlock();
        }
    }

    /** Closing gives the lock back. Where the file may not be written, or the file system has no locks, nobody else is kept out. */
    private static @Nullable FileChannel locked(Path file) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.WRITE);
            channel.lock();
            return channel;
        } catch (IOException withoutLock) {
            return channel;
        }
    }
}
