package io.github.multiarch.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of a copy, as the user wrote them.
 *
 * @param from what to copy; blank when missing
 * @param image where to; blank when missing
 * @param tags further tags there
 * @param platforms those to copy; empty for all
 * @param referrers which of the things that refer to it go along; empty for the default
 * @param format {@code oci} or {@code docker}; that of before when absent
 * @param directory what relative paths are relative to
 */
public record CopyParameters(
        String from,
        String image,
        List<String> tags,
        List<String> platforms,
        List<String> referrers,
        Optional<String> format,
        Path directory) {
    /** Takes copies. */
    public CopyParameters {
        tags = List.copyOf(tags);
        platforms = List.copyOf(platforms);
        referrers = List.copyOf(referrers);
    }
}
