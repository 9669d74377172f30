package io.github.multiarch.config;

import java.util.Optional;

/**
 * A {@code directory} of {@code directories}, or a {@code permission} of {@code permissions}, as the user wrote it.
 *
 * @param path of the folder, or a pattern for paths
 * @param mode in octal digits
 * @param owner see {@link Owner#parse}
 */
public record AccessParameters(Optional<String> path, Optional<String> mode, Optional<String> owner) {
    /**
     * A folder with defaults.
     *
     * @param path of the folder
     * @return nothing else is said
     */
    public static AccessParameters of(String path) {
        return new AccessParameters(Optional.of(path), Optional.empty(), Optional.empty());
    }
}
