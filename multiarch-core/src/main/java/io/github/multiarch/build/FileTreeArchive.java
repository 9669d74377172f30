package io.github.multiarch.build;

import io.github.multiarch.config.FileAccess;
import io.github.multiarch.config.PlacedFiles;
import io.github.multiarch.content.Inventory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A folder as it shall appear in the image, or a single file: files with their modes, symbolic links as links. */
final class FileTreeArchive implements TarSource {
    private final FileTree tree;
    private final LayerFolders folders;
    private final Instant fileTime;

    /** A folder has no path here: what it holds decides nothing about it. */
    private record Item(String name, Optional<Path> path, FileAccess access) {}

    FileTreeArchive(FileTree tree, LayerFolders folders, Instant fileTime) {
        this.tree = tree;
        this.folders = folders;
        this.fileTime = fileTime;
    }

    /** On a base of which nothing is known. */
    FileTreeArchive(PlacedFiles files, Instant fileTime) throws IOException {
        this.tree = new FileTree(files, PlacedAccess.PLAIN);
        this.folders = ImageFolders.ofUnknown().next(List.of(), tree.folders(), false);
        this.fileTime = fileTime;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (var tar = new TarWriter(out, fileTime)) {
            writeTo(tar);
        }
    }

    /** As a part of another archive. */
    void writeTo(TarWriter tar) throws IOException {
        for (var item : items()) {
            if (item.path().isEmpty()) {
                tar.folder(item.name(), item.access());
                continue;
            }
            var path = item.path().get();
            try {
                write(item, path, tar);
            } catch (IOException e) {
                throw new IOException("packing " + path + " failed: " + Reasons.of(e), e);
            }
        }
    }

    @Override
    public void describe(Inventory inventory) throws IOException {
        inventory.note(fileTime.toString());
        for (var item : items()) {
            inventory.note(item.name() + " " + item.access());
            if (item.path().isPresent()) {
                var path = item.path().get();
                inventory.itself(item.name(), path);
                if (Files.isSymbolicLink(path)) {
                    inventory.note(FileNames.of(Files.readSymbolicLink(path)));
                }
            }
        }
    }

    boolean isEmpty() throws IOException {
        return items().isEmpty();
    }

    /** In the order of their names in the image. */
    private List<Item> items() throws IOException {
        var items = new ArrayList<Item>();
        folders.entries().forEach((path, access) -> items.add(new Item(path + "/", Optional.empty(), access)));
        for (var file : tree.files()) {
            items.add(new Item(folders.place(file.name()), Optional.of(file.path()), file.access()));
        }
        items.sort(Comparator.comparing(Item::name));
        return items;
    }

    private static void write(Item item, Path path, TarWriter tar) throws IOException {
        var attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isSymbolicLink()) {
            tar.link(item.name(), FileNames.of(Files.readSymbolicLink(path)));
        } else if (attributes.isRegularFile()) {
            // A link that took the file's place is not followed.
            tar.file(item.name(), item.access(), path, attributes.size(), LinkOption.NOFOLLOW_LINKS);
        } else {
            throw new IOException("it is neither a file, a folder nor a symbolic link; remove it");
        }
    }
}
