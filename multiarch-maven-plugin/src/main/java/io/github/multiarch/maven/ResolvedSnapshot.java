package io.github.multiarch.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.artifact.Artifact;

/**
 * The file of a snapshot that was published. Maven's resolver keeps each under its own name, with the time, and copies the one that was asked for last to a name that ends in {@code -SNAPSHOT}. With
 * {@code -T}, another module that asks for another time replaces that copy under our hands.
 */
final class ResolvedSnapshot {
    private ResolvedSnapshot() {}

    /** The file with the time, when that is what was resolved; else the file as it is. */
    static Path of(Artifact artifact, Path file) {
        var version = artifact.getVersion();
        var base = artifact.getBaseVersion();
        var name = String.valueOf(file.getFileName());
        if (!artifact.isSnapshot() || version.equals(base) || !name.contains(base)) {
            return file;
        }
        var own = file.resolveSibling(name.replace(base, version));
        return Files.isRegularFile(own) ? own : file;
    }
}
