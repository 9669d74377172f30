package io.github.multiarch.plan;

import io.github.multiarch.config.PlacedFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;

/** The paths that things have in an image. */
final class PlacedPaths {
    private PlacedPaths() {}

    /** Of all that lies in a folder, or of the one file, without slashes at their ends. */
    static SortedSet<String> of(PlacedFiles placed) throws IOException {
        var paths = new TreeSet<String>();
        var root = placed.from().toRealPath();
        if (!Files.isDirectory(root)) {
            paths.add(placed.into().text());
            return paths;
        }
        try (var tree = Files.walk(root)) {
            for (var path : (Iterable<Path>) tree::iterator) {
                if (!path.equals(root)) {
                    paths.add(placed.into()
                            .with(root.relativize(path)
                                    .toString()
                                    .replace(path.getFileSystem().getSeparator(), "/")));
                }
            }
        } catch (UncheckedIOException e) {
            throw new IOException("listing " + root + " failed: " + e.getMessage(), e);
        }
        return paths;
    }

    /** The folders that it lies in, from the root on and without that. */
    static SortedSet<String> above(String path) {
        var folders = new TreeSet<String>();
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            folders.add(path.substring(0, slash));
        }
        return folders;
    }

    /** Whether it is this folder or lies in it. */
    static boolean isWithin(String path, String folder) {
        return folder.equals("/") || path.equals(folder) || path.startsWith(folder + "/");
    }
}
