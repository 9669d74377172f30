package io.github.multiarch.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a layout has before there is an image in it. */
final class EmptyLayout {
    private EmptyLayout() {}

    /**
     * Makes what is missing of a layout, also of one that was not finished.
     *
     * @param files of a directory that is a layout, or empty, or not there
     * @throws LayoutException when there is something else; nothing was written then
     */
    static void prepare(LayoutFiles files) throws IOException {
        var directory = files.directory();
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new LayoutException("'" + directory + "' is a file; a layout needs a directory");
        }
        Files.createDirectories(directory);
        if (!Files.exists(directory.resolve(LayoutMarker.FILE))) {
            checkEmpty(directory);
            files.replace(LayoutMarker.FILE, LayoutMarker.bytes());
        }
        LayoutLock.alone(directory, () -> {
            if (!Files.exists(directory.resolve(LayoutIndex.FILE))) {
                files.replace(LayoutIndex.FILE, LayoutIndex.empty());
            }
        });
        Files.createDirectories(directory.resolve("blobs").resolve("sha256"));
    }

    private static void checkEmpty(Path directory) throws IOException {
        try (var files = Files.newDirectoryStream(directory)) {
            if (files.iterator().hasNext()) {
                throw new LayoutException(
                        "'" + directory
                                + "' is not empty and not an OCI image layout; nothing is written there: choose or empty another directory");
            }
        }
    }
}
