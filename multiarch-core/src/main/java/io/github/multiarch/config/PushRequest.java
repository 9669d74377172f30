package io.github.multiarch.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Publish what was built.
 *
 * @param outputDirectory where the build put its result
 * @param target under which names; those that the build recorded when absent
 */
public record PushRequest(Path outputDirectory, Optional<Target> target) {}
