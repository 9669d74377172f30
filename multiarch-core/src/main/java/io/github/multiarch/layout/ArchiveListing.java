package io.github.multiarch.layout;

import io.github.multiarch.oci.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarFile;

/**
 * What is in a tar archive, by names without {@code ./} in them. A name that leads upwards or begins with a slash is that of no file of a layout.
 *
 * @param path of the archive
 * @param files plain files, and where their bytes are
 * @param others links, devices and whatever else has a name, with what they are
 * @param links the names of others that are links, with the names that they lead to
 */
record ArchiveListing(Path path, Map<String, FileSlice> files, Map<String, String> others, Map<String, String> links) {
    private static final int MAX_LINKS = 8;
    private static final int BLOCK_BYTES = 512;

    private static final List<Compressed> COMPRESSIONS = List.of(
            new Compressed("gzip", "gunzip", "\u001f\u008b"),
            new Compressed("zstd", "unzstd", "(\u00b5/\u00fd"),
            new Compressed("xz", "unxz", "\u00fd7zXZ"),
            new Compressed("bzip2", "bunzip2", "BZh"));

    private record Compressed(String name, String command, String mark) {
        boolean begins(byte[] start) {
            for (int i = 0; i < mark.length(); i++) {
                if (i >= start.length || (start[i] & 0xff) != mark.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    static ArchiveListing read(Path path) throws IOException {
        refuseCompressed(path);
        var listing = new ArchiveListing(path, new HashMap<>(), new HashMap<>(), new HashMap<>());
        try (var channel = new BoundedChannel(Files.newByteChannel(path));
                var tar = new TarFile(channel)) {
            if (channel.size() % BLOCK_BYTES != 0) {
                throw new IOException("it ends in the middle of a block; it was not copied whole");
            }
            for (var entry : tar.getEntries()) {
                listing.add(entry);
            }
            return listing;
        } catch (LayoutException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The reader answers damage with exceptions of many kinds.
            throw new LayoutException(
                    "'" + path + "' is not a tar archive that can be read: " + Shown.of(String.valueOf(e.getMessage())),
                    e);
        }
    }

    private static void refuseCompressed(Path path) throws IOException {
        byte[] start;
        try (var in = Files.newInputStream(path)) {
            start = in.readNBytes(6);
        }
        for (var compressed : COMPRESSIONS) {
            if (compressed.begins(start)) {
                throw new LayoutException("'" + path + "' is compressed with " + compressed.name()
                        + "; unpack it first: " + compressed.command() + " " + path);
            }
        }
    }

    private void add(TarArchiveEntry entry) throws LayoutException {
        if (entry.isDirectory()) {
            return;
        }
        var name = plain(entry.getName());
        if (files.containsKey(name) || others.containsKey(name)) {
            // Readers that unpack take the last one, others the first.
            throw new LayoutException("'" + path + "' has the file " + Shown.of(name) + " twice");
        }
        var kind = kind(entry);
        if (kind.isEmpty()) {
            files.put(name, new FileSlice(path, entry.getDataOffset(), entry.getSize()));
        } else {
            others.put(name, kind.get());
            if (entry.isSymbolicLink()) {
                links.put(name, target(name.substring(0, name.lastIndexOf('/') + 1), entry.getLinkName()));
            } else if (entry.isLink()) {
                links.put(name, target("", entry.getLinkName()));
            }
        }
    }

    /** Where a link leads to; one that leads out of the archive leads to no file of it. */
    private static String target(String folder, String link) {
        var parts = new ArrayDeque<String>();
        for (var part : plain(folder + link).split("/", -1)) {
            if (!part.equals("..") || parts.isEmpty() || parts.getLast().equals("..")) {
                parts.add(part);
            } else {
                parts.removeLast();
            }
        }
        return String.join("/", parts);
    }

    /** A file by a name of it or of a link to it. */
    Optional<FileSlice> linked(String name) {
        var found = plain(name);
        for (int i = 0; i < MAX_LINKS && links.containsKey(found); i++) {
            found = links.get(found);
        }
        return Optional.ofNullable(files.get(found));
    }

    private static String plain(String name) {
        return Arrays.stream(name.split("/", -1))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .collect(Collectors.joining("/", name.startsWith("/") ? "/" : "", ""));
    }

    /** What an entry is that is no plain file. */
    private static Optional<String> kind(TarArchiveEntry entry) {
        return switch (entry.getLinkFlag()) {
            case TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM, TarConstants.LF_CONTIG ->
                entry.isSparse() ? Optional.of("a sparse file") : Optional.empty();
            case TarConstants.LF_LINK -> Optional.of("a hard link to " + Shown.of(entry.getLinkName()));
            case TarConstants.LF_SYMLINK -> Optional.of("a symbolic link to " + Shown.of(entry.getLinkName()));
            case TarConstants.LF_CHR, TarConstants.LF_BLK -> Optional.of("a device");
            case TarConstants.LF_FIFO -> Optional.of("a named pipe");
            default -> Optional.of(entry.isSparse() ? "a sparse file" : "no plain file");
        };
    }
}
