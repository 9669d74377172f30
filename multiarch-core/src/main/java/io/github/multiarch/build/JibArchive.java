package io.github.multiarch.build;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FileEntry;
import io.github.multiarch.config.FileAccess;
import io.github.multiarch.content.Inventory;
import io.github.multiarch.nativecode.DamagedFileException;
import io.github.multiarch.nativecode.LeanArchive;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One layer of the application, as jib-core planned it: every file where a JVM looks for it, in the order of the names there. */
final class JibArchive implements TarSource {
    private static final String REMEDY = "; run Maven with LC_ALL=C.UTF-8, or rename the file";

    private final List<Item> items;
    private final Instant fileTime;

    /** Folders have a slash at the end of their name, and no file. */
    private record Item(String name, FileAccess access, Optional<Path> file, List<String> leftOut) {
        static Item of(FileEntry entry, List<String> leftOut, LayerFolders folders, PlacedAccess access) {
            var name = nameOf(entry);
            var permissions = new FileAccess(entry.getPermissions().getPermissionBits(), 0, 0);
            return new Item(
                    folders.place(name), access.of(name, permissions), Optional.of(entry.getSourceFile()), leftOut);
        }
    }

    /** A file that is on no disk. */
    private record Text(String name, FileAccess access, String content) {
        static Text of(String path, String text, LayerFolders folders, PlacedAccess access) {
            var name = ImageFolders.relative(path);
            return new Text(folders.place(name), access.of(name, FileAccess.FILE), text);
        }
    }

    private final List<Text> texts;

    /** Jars go without the entries that are left out of them; texts are by their paths in the image, and come last. */
    JibArchive(
            FileEntriesLayer layer,
            Map<Path, List<String>> leftOut,
            Map<String, String> texts,
            LayerFolders folders,
            PlacedAccess access,
            Instant fileTime) {
        var all = new ArrayList<Item>();
        folders.entries().forEach((path, its) -> all.add(new Item(path + "/", its, Optional.empty(), List.of())));
        for (var entry : layer.getEntries()) {
            all.add(Item.of(entry, leftOut.getOrDefault(entry.getSourceFile(), List.of()), folders, access));
        }
        all.sort(Comparator.comparing(Item::name));
        this.items = List.copyOf(all);
        this.texts = new TreeMap<>(texts)
                .entrySet().stream()
                        .map(text -> Text.of(text.getKey(), text.getValue(), folders, access))
                        .toList();
        this.fileTime = fileTime;
    }

    /** Relative to the image's root. */
    static List<String> names(FileEntriesLayer layer, Map<String, String> texts) {
        return Stream.concat(
                        layer.getEntries().stream().map(JibArchive::nameOf),
                        texts.keySet().stream().map(ImageFolders::relative))
                .toList();
    }

    static String nameOf(FileEntry entry) {
        return ImageFolders.relative(entry.getExtractionPath().toString());
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (var tar = new TarWriter(out, fileTime)) {
            writeTo(tar);
        }
    }

    /** As a part of another archive. */
    void writeTo(TarWriter tar) throws IOException {
        for (var item : items) {
            if (item.file().isEmpty()) {
                tar.folder(item.name(), item.access());
            } else {
                checkName(item.name(), item.file().get());
                write(item, item.file().get(), tar);
            }
        }
        for (var text : texts) {
            var bytes = text.content().getBytes(StandardCharsets.UTF_8);
            tar.content(text.name(), text.access(), bytes.length, content -> content.write(bytes));
        }
    }

    private static void write(Item item, Path file, TarWriter tar) throws IOException {
        if (!item.leftOut().isEmpty()) {
            writeLean(item, file, tar);
        } else if (Files.isRegularFile(file)) {
            tar.file(item.name(), item.access(), file, Files.size(file));
        } else if (Files.exists(file)) {
            // A named pipe would be read for ever.
            throw new IOException(file + " is neither a file nor a folder; remove it");
        } else {
            throw new NoSuchFileException(file.toString());
        }
    }

    private static void writeLean(Item item, Path file, TarWriter tar) throws IOException {
        try (var jar = LeanArchive.open(file, item.leftOut())) {
            tar.content(item.name(), item.access(), jar.size(), jar::writeTo);
        } catch (DamagedFileException e) {
            throw new IOException(
                    "native code cannot be left out of " + file + ": " + e.getMessage()
                            + ". Take it as it is, with <nativeLibraries>all</nativeLibraries>",
                    e);
        }
    }

    @Override
    public void describe(Inventory inventory) throws IOException {
        for (var item : items) {
            inventory.note(item.name() + " " + item.access() + " " + fileTime);
            if (item.file().isPresent()) {
                inventory.file(item.name(), item.file().get(), item.leftOut());
            }
        }
        texts.forEach(
                text -> inventory.note(text.name() + " " + text.access() + " " + fileTime + " is " + text.content()));
    }

    private static void checkName(String name, Path file) throws IOException {
        if (name.indexOf(FileNames.REPLACEMENT) >= 0) {
            throw new IOException("the name of " + FileNames.of(file)
                    + " cannot be read in this locale, whose file names are "
                    + System.getProperty("sun.jnu.encoding", "of an unknown encoding") + REMEDY);
        }
    }
}
