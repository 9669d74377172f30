package io.github.multiarch.cache;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps the cache from growing for ever: what was not used for longest goes first. Other processes may use the folder meanwhile; they find nothing where something was, and
 * make it again.
 */
final class Eviction {
    /** What a small file takes on most disks. */
    private static final long BLOCK_BYTES = 4096;

    private final Path root;
    private final long limit;

    Eviction(Path root, long limit) {
        this.root = root;
        this.limit = limit;
    }

    /** Something that goes as a whole: a document, a key, a name, what a scan has found, what was read in a layer, or the folder of a layer. */
    private record Unit(Path path, FileTime used, long bytes) {}

    void run() throws IOException {
        var units = new ArrayList<Unit>();
        for (var algorithm : in(root.resolve("layers"))) {
            add(in(algorithm), units);
        }
        add(in(root.resolve("keys")), units);
        add(in(root.resolve("names")), units);
        add(in(root.resolve("scans/results")), units);
        add(List.of(root.resolve("scans/known"), root.resolve("scans").resolve(AnswerFile.NAME)), units);
        add(in(root.resolve(LayerNotes.FOLDER)), units);
        for (var documents : in(root.resolve("documents"))) {
            // What a killed run left is beside the folders of the algorithms.
            add(Files.isDirectory(documents) ? in(documents) : List.of(documents), units);
        }
        long total = units.stream().mapToLong(Unit::bytes).sum();
        units.sort(Comparator.comparing(Unit::used));
        for (var unit : units) {
            if (total <= limit) {
                return;
            }
            delete(unit.path());
            total -= unit.bytes();
        }
    }

    private static void add(List<Path> paths, List<Unit> units) throws IOException {
        for (var path : paths) {
            try {
                units.add(unit(path));
            } catch (NoSuchFileException e) {
                // Another process was faster.
            }
        }
    }

    /** A layer was used when its description was written last; of what a killed run left, the time is the folder's. */
    private static Unit unit(Path path) throws IOException {
        var attributes = attributes(path);
        var used = attributes.lastModifiedTime();
        long bytes = attributes.isDirectory() ? 0 : Math.max(attributes.size(), BLOCK_BYTES);
        for (var file : attributes.isDirectory() ? in(path) : List.<Path>of()) {
            var its = attributes(file);
            bytes += its.size();
            if (file.getFileName().toString().equals(LayerFolder.DESCRIPTION)) {
                used = its.lastModifiedTime();
            }
        }
        return new Unit(path, used, bytes);
    }

    private static void delete(Path path) throws IOException {
        for (var file : Files.isDirectory(path) ? in(path) : List.<Path>of()) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(path);
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class);
    }

    private static List<Path> in(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            var list = new ArrayList<Path>();
            files.forEach(list::add);
            return list;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
