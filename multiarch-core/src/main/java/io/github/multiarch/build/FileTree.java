package io.github.multiarch.build;

import io.github.multiarch.config.FileAccess;
import io.github.multiarch.config.PlacedFiles;
import io.github.multiarch.content.Executables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A folder of this machine, or a single file, and what its parts are to be in an image: names are relative to the image's root. */
final class FileTree {
    private final PlacedFiles files;
    private final Path root;
    private final PlacedAccess access;
    private final Predicate<String> elsewhere;

    /**
     * A file, a folder or a link.
     *
     * @param isSaid whether its access is the user's will, and not only what the disk has for any file
     */
    record Item(String name, Path path, FileAccess access, boolean isSaid) {
        boolean isFolder() {
            return FileTree.isFolder(path);
        }
    }

    /** A folder or file that is itself a link stands for the one that it points to. */
    FileTree(PlacedFiles files, PlacedAccess access) throws IOException {
        this(files, access, name -> false);
    }

    /** Without the files that are elsewhere, by their names. */
    FileTree(PlacedFiles files, PlacedAccess access, Predicate<String> elsewhere) throws IOException {
        this.files = files;
        this.root = files.from().toRealPath();
        this.access = access;
        this.elsewhere = elsewhere;
    }

    /** Files and links, in the order of their names in the image, which is the same on every system. */
    List<Item> files() throws IOException {
        return items().stream()
                .filter(item -> !item.isFolder() && !elsewhere.test(item.name()))
                .toList();
    }

    /** Folders of which something is said: that they are there although nothing lies in them, or that they are not as others. */
    SortedMap<String, FileAccess> folders() throws IOException {
        var folders = new TreeMap<String, FileAccess>();
        for (var item : items()) {
            if (item.isFolder() && (item.isSaid() || isEmptyFolder(item.path()))) {
                folders.put(item.name(), item.access());
            }
        }
        return folders;
    }

    Path root() {
        return root;
    }

    boolean isEmpty() throws IOException {
        return files().isEmpty() && folders().isEmpty();
    }

    /** Everything. */
    List<Item> items() throws IOException {
        var modes = modes();
        if (!isFolder(root)) {
            return List.of(item(ImageFolders.relative(files.into().text()), root, modes));
        }
        var items = new ArrayList<Item>();
        try (var tree = Files.walk(root)) {
            for (var paths = tree.iterator(); paths.hasNext(); ) {
                var path = paths.next();
                if (!path.equals(root)) {
                    items.add(item(
                            ImageFolders.relative(files.into().with(FileNames.of(root.relativize(path)))),
                            path,
                            modes));
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

    private Modes modes() throws IOException {
        var list = files.access();
        return list.isPresent() ? AccessList.read(list.get()) : new DiskModes(root, access.imageUser());
    }

    private Item item(String name, Path path, Modes modes) throws IOException {
        var said = modes.said(root.relativize(path), path);
        var its = said.isPresent() ? said.get() : usual(path);
        boolean isStarted = files.executable() && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
        var whole = access.of(name, isStarted ? its.executable() : its);
        return new Item(
                name,
                path,
                whole,
                said.filter(one -> !one.equals(usualOf(path))).isPresent());
    }

    /** Of a link nothing is asked. */
    private static FileAccess usual(Path path) throws IOException {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && Executables.isExecutable(path)
                ? FileAccess.PROGRAM
                : usualOf(path);
    }

    private static FileAccess usualOf(Path path) {
        return isFolder(path) ? FileAccess.FOLDER : FileAccess.FILE;
    }

    static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
        try (var content = Files.newDirectoryStream(folder)) {
            return !content.iterator().hasNext();
        }
    }

    /** What is said of some paths. */
    @FunctionalInterface
    interface Modes {
        Optional<FileAccess> said(Path relative, Path path) throws IOException;
    }
}
