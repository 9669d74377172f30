package io.github.multiarch.config;

import java.util.Optional;

/**
 * An {@code exclusion} of {@code nativeCodeExclusions} as the user wrote it.
 *
 * @param path of files outside jars
 * @param dependency {@code groupId:artifactId}
 * @param platform all when absent
 * @param reason why
 */
public record NativeCodeExclusionParameters(
        Optional<String> path, Optional<String> dependency, Optional<String> platform, Optional<String> reason) {}
