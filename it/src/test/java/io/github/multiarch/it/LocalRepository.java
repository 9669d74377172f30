package io.github.multiarch.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The local repository of the tests' Maven runs. This module's pom puts the plugin that was just built there; everything else is taken over from the machine's
 * own repository, as hard links where the file system has them. So an older plugin is never tested by mistake, the machine's repository gets no snapshot, and
 * what is there is not downloaded again.
 */
public final class LocalRepository {
    private static final Path OWN_GROUP = Path.of("io", "github", "multiarch");
    private static final Path PLACE = fill(Path.of(required("multiarch.it.repository")));

    private LocalRepository() {}

    public static Path path() {
        return PLACE;
    }

    public static String required(String property) {
        var value = System.getProperty(property, "");
        if (value.isEmpty()) {
            throw new IllegalStateException(
                    "the system property " + property + " is not set; run the tests by mvn -Pit verify");
        }
        return value;
    }

    private static Path fill(Path place) {
        var shared = Path.of(required("multiarch.it.localRepository"));
        try {
            if (Files.isDirectory(shared)) {
                Files.walkFileTree(shared, new TakeOver(shared, place));
            }
            return place;
        } catch (IOException e) {
            throw new UncheckedIOException("the local repository of the tests cannot be made in " + place, e);
        }
    }

    private static final class TakeOver extends SimpleFileVisitor<Path> {
        private final Path from;
        private final Path to;

        private TakeOver(Path from, Path to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            var path = from.relativize(folder);
            if (path.equals(OWN_GROUP)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(path));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            var name = String.valueOf(file.getFileName());
            var target = to.resolve(from.relativize(file));
            if (!Files.exists(target) && !name.endsWith(".tmp") && !name.endsWith(".lock")) {
                take(file, target, name.endsWith(".jar") || name.endsWith(".pom"));
            }
            return FileVisitResult.CONTINUE;
        }

        /** What Maven writes into again, its notes beside the artifacts, must not be the same file. */
        private static void take(Path file, Path target, boolean immutable) throws IOException {
            try {
                if (immutable) {
                    Files.createLink(target, file);
                } else {
                    Files.copy(file, target);
                }
            } catch (NoSuchFileException e) {
                // Another Maven was just at work there.
            } catch (UnsupportedOperationException | FileSystemException e) {
                Files.copy(file, target);
            }
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
