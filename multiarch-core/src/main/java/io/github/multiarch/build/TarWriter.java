package io.github.multiarch.build;

import io.github.multiarch.config.FileAccess;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Writes a tar archive in which everything has the same time, and owners are numbers. The headers are made by commons-compress; content goes by in large pieces, as that library
 * would hand it on in records of 512 bytes: more than half of the time that a layer of jars takes in a JVM that has just begun.
 */
final class TarWriter implements Closeable {
    private static final int RECORD_BYTES = 512;
    private static final int END_RECORDS = 2;
    private static final int BUFFER_BYTES = 64 * 1024;

    private static final int REGULAR = 0100000;
    private static final int FOLDER = 040000;
    private static final int LINK = 0120000;

    private final OutputStream out;
    private final Instant time;
    private final byte[] buffer = new byte[BUFFER_BYTES];

    TarWriter(OutputStream out, Instant time) {
        this.out = out;
        this.time = time;
    }

    /** With a slash at the end of its name. */
    void folder(String name, FileAccess access) throws IOException {
        header(new TarArchiveEntry(name), FOLDER, access);
    }

    void link(String name, String target) throws IOException {
        var entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        entry.setLinkName(target);
        header(entry, LINK, FileAccess.FILE.withMode(0777));
    }

    /** The size is in the header: a file that has changed since cannot be written. */
    void file(String name, FileAccess access, Path path, long size, LinkOption... options) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(size);
        header(entry, REGULAR, access);
        try (var in = Files.newInputStream(path, options)) {
            long left = size;
            for (int read = read(in, path); read >= 0; read = read(in, path)) {
                left -= read;
                if (left < 0) {
                    break;
                }
                out.write(buffer, 0, read);
            }
            if (left != 0) {
                throw new IOException(Reasons.changed(path, size));
            }
            out.write(new byte[(int) Math.floorMod(-size, (long) RECORD_BYTES)]);
        }
    }

    /** Content that is made while it is written, as long as was said before. */
    void content(String name, FileAccess access, long size, Content content) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(size);
        header(entry, REGULAR, access);
        content.writeTo(out);
        out.write(new byte[(int) Math.floorMod(-size, (long) RECORD_BYTES)]);
    }

    /** Writes as many bytes as were promised. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** The system says what happened, and not to which file. */
    private int read(InputStream in, Path path) throws IOException {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new IOException("reading " + path + " failed: " + e.getMessage(), e);
        }
    }

    private void header(TarArchiveEntry entry, int type, FileAccess access) throws IOException {
        entry.setMode(type | access.mode());
        entry.setUserId(access.owner());
        entry.setGroupId(access.group());
        entry.setNames("", "");
        entry.setModTime(time.toEpochMilli());
        var header = new ByteArrayOutputStream(RECORD_BYTES);
        // Never closed, as it would miss the content; all of the header is there before.
        var tar = new TarArchiveOutputStream(header, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        tar.putArchiveEntry(entry);
        header.writeTo(out);
    }

    /** Ends the archive, and closes the stream. */
    @Override
    public void close() throws IOException {
        try (out) {
            out.write(new byte[END_RECORDS * RECORD_BYTES]);
        }
    }
}
