package io.github.multiarch.config;

import io.github.multiarch.oci.Platform;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Give what was built to the container engine of this machine.
 *
 * @param outputDirectory where the build put its result
 * @param target the names that it gets; those that the build recorded when absent
 * @param engine the program of its client; the first that answers when absent
 * @param platform whose image; the engine's own when absent
 * @param platforms those whose images are loaded as one index, where no single one is named
 * @param offline whether registries must not be asked for what is missing
 */
public record LoadRequest(
        Path outputDirectory,
        Optional<Target> target,
        Optional<String> engine,
        Optional<Platform> platform,
        PlatformSelection platforms,
        boolean offline) {}
