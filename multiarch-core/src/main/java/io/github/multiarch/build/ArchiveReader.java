package io.github.multiarch.build;

import io.github.multiarch.config.FileAccess;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Reads zip and tar archives, told by their bytes. What is damaged in them is an {@link IOException}, whatever the library makes of it. */
final class ArchiveReader {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int MODE = 07777;
    private static final int LONGEST_TARGET = 4096;
    private static final int HEAD_BYTES = 265;
    private static final int USTAR = 257;

    /** Names are at most a few kilobytes, and the end is filled up to a record. */
    private static final int HEADER_BYTES = 2 * 1024 * 1024;

    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;

    /** Types of entries, which the library would take any other for, too. */
    private static final Set<Byte> FILES = Set.of(
            TarConstants.LF_OLDNORM, TarConstants.LF_NORMAL, TarConstants.LF_CONTIG, TarConstants.LF_GNUTYPE_SPARSE);

    private static final Set<Integer> METHODS = Set.of(ZipEntry.STORED, ZipEntry.DEFLATED);

    private ArchiveReader() {}

    static void read(SeekableByteChannel archive, ArchiveVisitor visitor) throws IOException {
        try {
            var head = head(archive);
            if (startsWith(head, 0, "PK\u0003\u0004") || startsWith(head, 0, "PK\u0005\u0006")) {
                zip(archive, visitor);
            } else if (startsWith(head, 0, "\u001f\u008b")) {
                gzip(Channels.newInputStream(archive), visitor);
            } else if (startsWith(head, USTAR, "ustar")) {
                tar(new BufferedInputStream(Channels.newInputStream(archive), BUFFER_BYTES), visitor);
            } else {
                throw new IOException("it is no zip, jar, tar or tar.gz; others are not unpacked");
            }
        } catch (RuntimeException e) {
            throw new IOException("it is damaged: " + e, e);
        }
    }

    private static byte[] head(SeekableByteChannel archive) throws IOException {
        var head = Channels.newInputStream(archive).readNBytes(HEAD_BYTES);
        archive.position(0);
        return head;
    }

    private static boolean startsWith(byte[] bytes, int at, String mark) {
        return new String(bytes, StandardCharsets.ISO_8859_1).startsWith(mark, at);
    }

    private static void zip(SeekableByteChannel archive, ArchiveVisitor visitor) throws IOException {
        try (var zip = ZipFile.builder().setSeekableByteChannel(archive).get()) {
            for (var entry : Collections.list(zip.getEntries())) {
                // For more methods the library wants libraries that are not here.
                if (!METHODS.contains(entry.getMethod()) || !zip.canReadEntryData(entry)) {
                    throw new IOException("'" + entry.getName() + "' is encrypted, or packed in an unusual way (method "
                            + entry.getMethod() + " of zip); only stored and deflated entries are unpacked");
                }
                if (entry.isDirectory()) {
                    visitor.folder(entry.getName(), access(entry, FileAccess.FOLDER));
                } else {
                    zipped(zip, entry, visitor);
                }
            }
        }
    }

    /** The library leaves it to its users to look whether the content is what the archive says that it is. */
    private static void zipped(ZipFile zip, ZipArchiveEntry entry, ArchiveVisitor visitor) throws IOException {
        var sum = new CRC32();
        try (var content = new CheckedInputStream(zip.getInputStream(entry), sum)) {
            int type = entry.getUnixMode() & TYPE;
            if (entry.isUnixSymlink()) {
                visitor.link(entry.getName(), target(entry.getName(), content));
            } else if (type == 0 || type == REGULAR) {
                visitor.file(entry.getName(), access(entry, FileAccess.FILE), content);
            } else {
                throw new IOException("'" + entry.getName() + "' is neither a file, a folder nor a link");
            }
        }
        if (sum.getValue() != entry.getCrc()) {
            throw new IOException("'" + entry.getName() + "' is damaged: its checksum is wrong");
        }
    }

    /** A zip says modes only where its maker has such, and owners never in a form that everybody reads. */
    private static FileAccess access(ZipArchiveEntry entry, FileAccess unsaid) {
        int mode = entry.getUnixMode() & MODE;
        return mode == 0 ? unsaid : unsaid.withMode(mode);
    }

    private static FileAccess access(TarArchiveEntry entry) {
        return new FileAccess(entry.getMode() & MODE, entry.getLongUserId(), entry.getLongGroupId());
    }

    private static String target(String name, InputStream content) throws IOException {
        var target = content.readNBytes(LONGEST_TARGET + 1);
        if (target.length > LONGEST_TARGET) {
            throw new IOException("the link '" + name + "' points to a path of more than " + LONGEST_TARGET + " bytes");
        }
        return new String(target, StandardCharsets.UTF_8);
    }

    private static void gzip(InputStream archive, ArchiveVisitor visitor) throws IOException {
        var unpacked = new BufferedInputStream(new GZIPInputStream(archive, BUFFER_BYTES), BUFFER_BYTES);
        unpacked.mark(HEAD_BYTES);
        var head = unpacked.readNBytes(HEAD_BYTES);
        unpacked.reset();
        if (!startsWith(head, USTAR, "ustar")) {
            throw new IOException("it is packed by gzip, and no tar is in it");
        }
        tar(unpacked, visitor);
    }

    private static void tar(InputStream archive, ArchiveVisitor visitor) throws IOException {
        var rationed = new RationedStream(archive);
        rationed.allow(HEADER_BYTES);
        var tar = new TarArchiveInputStream(rationed, StandardCharsets.UTF_8.name());
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            rationed.allow(HEADER_BYTES + entry.getSize());
            tarred(tar, entry, visitor);
            rationed.allow(HEADER_BYTES);
        }
        // What packed the archive has its checksum at the end.
        rationed.transferTo(OutputStream.nullOutputStream());
    }

    private static void tarred(TarArchiveInputStream tar, TarArchiveEntry entry, ArchiveVisitor visitor)
            throws IOException {
        var name = entry.getName();
        if (entry.isDirectory()) {
            visitor.folder(name, access(entry));
        } else if (entry.isSymbolicLink()) {
            visitor.link(name, entry.getLinkName());
        } else if (entry.isLink()) {
            visitor.sameFile(name, entry.getLinkName());
        } else if (FILES.contains(entry.getLinkFlag())) {
            visitor.file(name, access(entry), tar);
        } else {
            throw new IOException("'" + name + "' is neither a file, a folder nor a link, but of the type '"
                    + (char) entry.getLinkFlag() + "'");
        }
    }
}
