package io.github.multiarch.build;

import io.github.multiarch.config.PlacedFiles;
import io.github.multiarch.content.Executables;
import io.github.multiarch.content.Inventory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A folder as it shall appear in the image, or a single file: files with their executable bits, symbolic links as links.
 *
 * <p>Folders that hold something get no entry of their own: an entry would replace the base's permissions, and those of {@code /tmp} or {@code /root} must stay.
 */
final class FileTreeArchive implements TarSource {
    private static final int EXECUTABLE = 0755;
    private static final int REGULAR = 0644;
    private static final int FOLDER = 0755;

    private final PlacedFiles files;
    private final Path root;
    private final Instant fileTime;

    private record Item(String name, Path path) {}

    /** A folder or file that is itself a link stands for the one that it points to. */
    FileTreeArchive(PlacedFiles files, Instant fileTime) throws IOException {
        this.files = files;
        this.root = files.from().toRealPath();
        this.fileTime = fileTime;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (var tar = new TarWriter(out, fileTime)) {
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
        inventory.note(files.executable() ? "executable" : "as it is");
        for (var item : items()) {
            inventory.note(item.name());
            inventory.itself(item.name(), item.path());
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
        if (!isFolder(root)) {
            return List.of(new Item(inArchive(files.into().text()), root));
        }
        var items = new ArrayList<Item>();
        try (var tree = Files.walk(root)) {
            for (var paths = tree.iterator(); paths.hasNext(); ) {
                var path = paths.next();
                if (!path.equals(root) && (!isFolder(path) || isEmptyFolder(path))) {
                    items.add(new Item(inArchive(files.into().with(FileNames.of(root.relativize(path)))), path));
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

    /** Names in layers are relative to the root. */
    private static String inArchive(String path) {
        return path.substring(1);
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
        try (var content = Files.newDirectoryStream(folder)) {
            return !content.iterator().hasNext();
        }
    }

    private void write(Item item, TarWriter tar) throws IOException {
        var path = item.path();
        var attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isSymbolicLink()) {
            tar.link(item.name(), FileNames.of(Files.readSymbolicLink(path)));
        } else if (attributes.isDirectory()) {
            tar.folder(item.name() + "/", FOLDER);
        } else if (attributes.isRegularFile()) {
            // A link that took the file's place is not followed.
            tar.file(
                    item.name(),
                    files.executable() || Executables.isExecutable(path) ? EXECUTABLE : REGULAR,
                    path,
                    attributes.size(),
                    LinkOption.NOFOLLOW_LINKS);
        } else {
            throw new IOException("it is neither a file, a folder nor a symbolic link; remove it");
        }
    }
}
