package io.github.multiarch.content;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.UUID;

/** A file that nobody sees before it is whole. Closed without having been moved to its place, it is gone. */
public final class PartialFile implements Closeable {
    /** Matches the names of such files, for whoever clears away what a killed run left. */
    public static final String GLOB = ".partial-*";

    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path path;
    private final OutputStream out;

    private PartialFile(Path path, OutputStream out) {
        this.path = path;
        this.out = out;
    }

    /**
     * Begins a file.
     *
     * @param directory of the file system in which its place will be: a move between file systems would not be atomic
     * @return to be written, moved and closed
     * @throws IOException when nothing can be written there
     */
    public static PartialFile in(Path directory) throws IOException {
        // Not by createTempFile, whose files only their owner can read.
        var path = directory.resolve(".partial-" + UUID.randomUUID());
        var out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new PartialFile(path, new BufferedOutputStream(new NamingItself(path, out), BUFFER_BYTES));
    }

    /**
     * When it was written to last.
     *
     * @return by the clock of its file system
     * @throws IOException when that cannot be told
     */
    public FileTime lastModified() throws IOException {
        return Files.getLastModifiedTime(path);
    }

    /** Says which file it is that cannot be written: the system says only that the disk is full. */
    private static final class NamingItself extends FilterOutputStream {
        private final Path path;

        NamingItself(Path path, OutputStream out) {
            super(out);
            this.path = path;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw new IOException("writing " + path + " failed: " + e.getMessage(), e);
            }
        }
    }

    /**
     * Where its bytes go.
     *
     * @return always the same stream
     */
    public OutputStream out() {
        return out;
    }

    /**
     * Puts it into its place, in one step where the file system can do that.
     *
     * @param target what is there is replaced; its folder is made if there is none
     * @throws IOException when it could not be written or moved
     */
    public void moveTo(Path target) throws IOException {
        out.close();
        Files.createDirectories(target.getParent());
        try {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
