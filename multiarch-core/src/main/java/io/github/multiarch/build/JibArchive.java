package io.github.multiarch.build;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FileEntry;
import io.github.multiarch.content.Inventory;
import io.github.multiarch.nativecode.DamagedFileException;
import io.github.multiarch.nativecode.LeanArchive;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** One layer of the application, as jib-core planned it: every file where a JVM looks for it, in the order of the names there. */
final class JibArchive implements TarSource {
    private static final String REMEDY = "; run Maven with LC_ALL=C.UTF-8, or rename the file";

    private final List<Item> items;
    private final Instant fileTime;

    /** Its name in the archive, where folders have a slash at the end. */
    private record Item(String name, boolean isFolder, FileEntry entry, List<String> leftOut) {
        static Item of(FileEntry entry, List<String> leftOut) {
            boolean isFolder = Files.isDirectory(entry.getSourceFile());
            return new Item(entry.getExtractionPath() + (isFolder ? "/" : ""), isFolder, entry, leftOut);
        }

        Path file() {
            return entry.getSourceFile();
        }

        int permissions() {
            return entry.getPermissions().getPermissionBits();
        }
    }

    /** Jars go without the entries that are left out of them. */
    JibArchive(FileEntriesLayer layer, Map<Path, List<String>> leftOut, Instant fileTime) {
        this.items = layer.getEntries().stream()
                .map(entry -> Item.of(entry, leftOut.getOrDefault(entry.getSourceFile(), List.of())))
                .sorted(Comparator.comparing(Item::name))
                .toList();
        this.fileTime = fileTime;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (var tar = new TarWriter(out, fileTime)) {
            for (var item : items) {
                checkName(item);
                write(item, tar);
            }
        }
    }

    private static void write(Item item, TarWriter tar) throws IOException {
        var file = item.file();
        if (item.isFolder()) {
            tar.folder(item.name(), item.permissions());
        } else if (!item.leftOut().isEmpty()) {
            writeLean(item, tar);
        } else if (Files.isRegularFile(file)) {
            tar.file(item.name(), item.permissions(), file, Files.size(file));
        } else if (Files.exists(file)) {
            // A named pipe would be read for ever.
            throw new IOException(file + " is neither a file nor a folder; remove it");
        } else {
            throw new NoSuchFileException(file.toString());
        }
    }

    private static void writeLean(Item item, TarWriter tar) throws IOException {
        try (var jar = LeanArchive.open(item.file(), item.leftOut())) {
            tar.content(item.name(), item.permissions(), jar.size(), jar::writeTo);
        } catch (DamagedFileException e) {
            throw new IOException(
                    "native code cannot be left out of " + item.file() + ": " + e.getMessage()
                            + ". Take it as it is, with <nativeLibraries>all</nativeLibraries>",
                    e);
        }
    }

    @Override
    public void describe(Inventory inventory) throws IOException {
        for (var item : items) {
            inventory.note(item.name() + " " + Integer.toOctalString(item.permissions()) + " " + fileTime);
            if (!item.isFolder()) {
                inventory.file(item.name(), item.file(), item.leftOut());
            }
        }
    }

    private static void checkName(Item item) throws IOException {
        if (item.name().indexOf(FileNames.REPLACEMENT) >= 0) {
            throw new IOException("the name of " + FileNames.of(item.file())
                    + " cannot be read in this locale, whose file names are "
                    + System.getProperty("sun.jnu.encoding", "of an unknown encoding") + REMEDY);
        }
    }
}
