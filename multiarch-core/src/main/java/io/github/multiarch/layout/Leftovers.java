package io.github.multiarch.layout;

import io.github.multiarch.content.PartialFile;
import io.github.multiarch.oci.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;

/** What earlier images, and runs that were killed, left in a layout that is used for one image after the other. */
public final class Leftovers {
    private Leftovers() {}

    /**
     * Removes it.
     *
     * @param layout nobody else writes to it
     * @param wanted the blobs that stay
     * @throws IOException when something cannot be removed
     */
    public static void remove(OciLayout layout, Collection<Digest> wanted) throws IOException {
        try (var partial = Files.newDirectoryStream(layout.directory(), PartialFile.GLOB)) {
            for (var file : partial) {
                Files.deleteIfExists(file);
            }
        }
        var kept = wanted.stream().map(layout::pathOf).collect(Collectors.toSet());
        try (var folders = Files.newDirectoryStream(layout.directory().resolve("blobs"))) {
            for (var folder : folders) {
                removeOthers(folder, kept);
            }
        }
    }

    private static void removeOthers(Path folder, Collection<Path> kept) throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                if (!kept.contains(file)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
