package io.github.multiarch.layout;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A file that nobody sees before it is whole. Closed without having been moved to its place, it is gone. */
final class PartialFile implements Closeable {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path path;
    private final OutputStream out;

    private PartialFile(Path path, OutputStream out) {
        this.path = path;
        this.out = out;
    }

    /** In the directory of the layout itself: a move between file systems would not be atomic. Not by createTempFile, whose files only their owner can read. */
    static PartialFile in(Path directory) throws IOException {
        var path = directory.resolve(".partial-" + UUID.randomUUID());
        var out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new PartialFile(path, new BufferedOutputStream(out, BUFFER_BYTES));
    }

    OutputStream out() {
        return out;
    }

    void moveTo(Path target) throws IOException {
        out.close();
        Files.createDirectories(target.getParent());
        try {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            Files.deleteIfExists(path);
        }
    }
}
