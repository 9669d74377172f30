package io.github.multiarch.build;

import io.github.multiarch.content.FolderTree;
import io.github.multiarch.content.PartialFile;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What killed runs left in a folder where others may be at work. Only what is older than a day is nobody's for certain. */
final class Leftovers {
    private static final Duration AGE = Duration.ofDays(1);

    private Leftovers() {}

    /**
     * Clears them away, as far as that can be done: nothing depends on it.
     *
     * @param folder need not exist
     * @param glob matches the names of what is not finished
     */
    static void clear(Path folder, String glob) {
        try {
            var unfinished = list(folder, glob);
            if (unfinished.isEmpty()) {
                return;
            }
            var latest = now(folder).minus(AGE);
            for (var path : unfinished) {
                if (Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS)
                        .toInstant()
                        .isBefore(latest)) {
                    FolderTree.delete(path);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // It lies in nobody's way, and is tried again the next time.
        }
    }

    private static List<Path> list(Path folder, String glob) throws IOException {
        var found = new ArrayList<Path>();
        if (Files.isDirectory(folder)) {
            try (var paths = Files.newDirectoryStream(folder, glob)) {
                paths.forEach(found::add);
            }
        }
        return found;
    }

    /** By the clock of the file system, which may be another machine's. */
    private static Instant now(Path folder) throws IOException {
        try (var file = PartialFile.in(folder)) {
            return file.lastModified().toInstant();
        }
    }
}
