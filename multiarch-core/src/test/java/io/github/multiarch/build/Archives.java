package io.github.multiarch.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Archives with whatever somebody may put into them. */
final class Archives {
    private Archives() {}

    /** Writes entries. */
    @FunctionalInterface
    interface Content<T> {
        void writeTo(T out) throws IOException;
    }

    static byte[] tar(Content<Tar> content) {
        try {
            var bytes = new ByteArrayOutputStream();
            try (var out = new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name())) {
                out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
                out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
                content.writeTo(new Tar(out));
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzip(byte[] content) {
        try {
            var bytes = new ByteArrayOutputStream();
            try (var out = new GZIPOutputStream(bytes)) {
                out.write(content);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] zip(Content<Zip> content) {
        try (var channel = new SeekableInMemoryByteChannel()) {
            try (var out = new ZipArchiveOutputStream(channel)) {
                content.writeTo(new Zip(out));
            }
            var bytes = new byte[(int) channel.size()];
            System.arraycopy(channel.array(), 0, bytes, 0, bytes.length);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A tar that is written. */
    record Tar(TarArchiveOutputStream out) {
        Tar file(String name, int mode, String content) throws IOException {
            var bytes = content.getBytes(StandardCharsets.UTF_8);
            var entry = new TarArchiveEntry(name, true);
            entry.setMode(0100000 | mode);
            entry.setSize(bytes.length);
            out.putArchiveEntry(entry);
            out.write(bytes);
            out.closeArchiveEntry();
            return this;
        }

        Tar folder(String name) throws IOException {
            return special(name, TarConstants.LF_DIR, "");
        }

        Tar folder(String name, int mode, int owner) throws IOException {
            var entry = new TarArchiveEntry(name, TarConstants.LF_DIR, true);
            entry.setMode(040000 | mode);
            entry.setIds(owner, owner);
            out.putArchiveEntry(entry);
            out.closeArchiveEntry();
            return this;
        }

        Tar link(String name, String target) throws IOException {
            return special(name, TarConstants.LF_SYMLINK, target);
        }

        /** The header that GNU's tar has for the name of the entry behind it. */
        Tar longName(int length) throws IOException {
            var entry = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
            entry.setSize(length);
            out.putArchiveEntry(entry);
            out.write("n".repeat(length).getBytes(StandardCharsets.UTF_8));
            out.closeArchiveEntry();
            return this;
        }

        Tar special(String name, byte type, String target) throws IOException {
            var entry = new TarArchiveEntry(name, type, true);
            entry.setLinkName(target);
            out.putArchiveEntry(entry);
            out.closeArchiveEntry();
            return this;
        }
    }

    /** A zip that is written. */
    record Zip(ZipArchiveOutputStream out) {
        Zip file(String name, int mode, String content) throws IOException {
            var entry = new ZipArchiveEntry(name);
            if (mode != 0) {
                entry.setUnixMode(mode);
            }
            out.putArchiveEntry(entry);
            out.write(content.getBytes(StandardCharsets.UTF_8));
            out.closeArchiveEntry();
            return this;
        }
    }
}
