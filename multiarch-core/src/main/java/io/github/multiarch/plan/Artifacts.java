package io.github.multiarch.plan;

import io.github.multiarch.config.ArtifactId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where artifacts come from that a platform has instead of others. */
@FunctionalInterface
public interface Artifacts {
    /** A place without any. */
    Artifacts NONE = id -> Optional.empty();

    /**
     * Looks for an artifact.
     *
     * @param id its coordinates
     * @return its file; empty when every repository was asked and none has it
     * @throws IOException when that cannot be told; the message says why, and what to do where that is known
     */
    Optional<Path> find(ArtifactId id) throws IOException;

    /**
     * Looks for the newest release of an artifact.
     *
     * @param id its coordinates
     * @return a version, perhaps the same; empty when none is known
     * @throws IOException when that cannot be told; the message says why
     */
    default Optional<String> newestVersion(ArtifactId id) throws IOException {
        return Optional.empty();
    }
}
