package io.github.multiarch.build;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * A folder of the project as it shall appear at the image's root: files with their executable bits, symbolic links as links. jib-core's writer follows links, so
 * this one is ours.
 *
 * <p>Folders that hold something get no entry of their own: an entry would replace the base's permissions, and those of {@code /tmp} or {@code /root} must stay.
 */
final class FileTreeArchive implements TarSource {
    private static final int EXECUTABLE = 0100755;
    private static final int REGULAR = 0100644;
    private static final int FOLDER = 040755;
    private static final int LINK = 0120777;

    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path root;
    private final Instant fileTime;

    private record Item(String name, Path path) {}

    /** A folder that is itself a link stands for the one that it points to. */
    FileTreeArchive(Path folder, Instant fileTime) throws IOException {
        this.root = folder.toRealPath();
        this.fileTime = fileTime;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (var tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            for (var item : items()) {
                try {
                    write(item, tar);
                } catch (IOException e) {
                    throw new IOException("packing " + item.path() + " failed: " + Reasons.of(e), e);
                }
            }
        }
    }

    @Override
    public void describe(Inventory inventory) throws IOException {
        inventory.note(fileTime.toString());
        for (var item : items()) {
            inventory.note(item.name());
            inventory.itself(item.path());
            if (Files.isSymbolicLink(item.path())) {
                inventory.note(FileNames.of(Files.readSymbolicLink(item.path())));
            }
        }
    }

    boolean isEmpty() throws IOException {
        return items().isEmpty();
    }

    /** In the order of their names in the image, which is the same on every system. */
    private List<Item> items() throws IOException {
        var items = new ArrayList<Item>();
        try (var tree = Files.walk(root)) {
            for (var paths = tree.iterator(); paths.hasNext(); ) {
                var path = paths.next();
                if (!path.equals(root) && (!isFolder(path) || isEmptyFolder(path))) {
                    items.add(new Item(FileNames.of(root.relativize(path)), path));
                }
            }
        } catch (UncheckedIOException e) {
            throw new IOException("listing " + root + " failed: " + Reasons.of(e), e);
        } catch (IOException e) {
            throw new IOException("listing " + root + " failed: " + Reasons.of(e), e);
        }
        items.sort(Comparator.comparing(Item::name));
        return items;
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
        try (var content = Files.newDirectoryStream(folder)) {
            return !content.iterator().hasNext();
        }
    }

    private void write(Item item, TarArchiveOutputStream tar) throws IOException {
        var path = item.path();
        var attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isSymbolicLink()) {
            var entry = new TarArchiveEntry(item.name(), TarConstants.LF_SYMLINK);
            entry.setLinkName(FileNames.of(Files.readSymbolicLink(path)));
            put(tar, entry, LINK);
        } else if (attributes.isDirectory()) {
            put(tar, new TarArchiveEntry(item.name() + "/"), FOLDER);
        } else if (attributes.isRegularFile()) {
            var entry = new TarArchiveEntry(item.name());
            entry.setSize(attributes.size());
            put(tar, entry, Executables.isExecutable(path) ? EXECUTABLE : REGULAR);
            copy(path, attributes.size(), tar);
        } else {
            throw new IOException("it is neither a file, a folder nor a symbolic link; remove it");
        }
        tar.closeArchiveEntry();
    }

    private void put(TarArchiveOutputStream tar, TarArchiveEntry entry, int mode) throws IOException {
        entry.setMode(mode);
        entry.setIds(0, 0);
        entry.setNames("", "");
        entry.setModTime(fileTime.toEpochMilli());
        tar.putArchiveEntry(entry);
    }

    /** The header is written: exactly these bytes must follow. A link that took the file's place is not followed. */
    private static void copy(Path path, long size, TarArchiveOutputStream tar) throws IOException {
        try (var in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            var buffer = new byte[BUFFER_BYTES];
            long left = size;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                left -= read;
                if (left < 0) {
                    break;
                }
                tar.write(buffer, 0, read);
            }
            if (left != 0) {
                throw new IOException(Reasons.changed(path, size));
            }
        }
    }
}
