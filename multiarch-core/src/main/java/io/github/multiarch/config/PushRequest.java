package io.github.multiarch.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Publish what was built.
 *
 * @param outputDirectory where the build put its result
 * @param target under which names; those that the build recorded when absent
 * @param force whether to ask the registry for every blob, also of images that it has already
 */
public record PushRequest(Path outputDirectory, Optional<Target> target, boolean force) {}
