package io.github.multiarch.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What must hold of a build's result before it goes anywhere.
 *
 * @param outputDirectory where the build put its result
 * @param expected the names that it must have been built for; absent when any will do, as where the user has just named another
 * @param allowsStale whether it may differ from what it was built of, as that is now
 */
public record Acceptance(Path outputDirectory, Optional<Target> expected, boolean allowsStale) {}
