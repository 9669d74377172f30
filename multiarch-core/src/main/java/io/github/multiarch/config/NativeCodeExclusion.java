package io.github.multiarch.config;

import io.github.multiarch.oci.Platform;
import java.util.Optional;

/**
 * Native code that is known to be missing or for another machine, and why that is right: a library may do without in Java, a file may be for another machine.
 *
 * @param path of files outside jars, by their place in the image; empty when it is about a dependency
 * @param dependency {@code groupId:artifactId}, with version and classifier or without; empty when it is about files
 * @param platform the only one that it is about; empty for all
 * @param reason why, for the next reader
 */
public record NativeCodeExclusion(
        Optional<PathPattern> path, Optional<String> dependency, Optional<Platform> platform, String reason) {

    /**
     * Whether it is about a file.
     *
     * @param file its path in the image
     * @param image the platform of the image
     * @return true when nothing is to be said about it
     */
    public boolean coversFile(String file, Platform image) {
        return path.filter(pattern -> pattern.matches(file)).isPresent() && covers(image);
    }

    /**
     * Whether it is about a dependency.
     *
     * @param id its coordinates
     * @param image the platform of the image
     * @return true when nothing is to be said about it
     */
    public boolean coversDependency(String id, Platform image) {
        return dependency
                        .filter(named -> id.equals(named) || id.startsWith(named + ":"))
                        .isPresent()
                && covers(image);
    }

    private boolean covers(Platform image) {
        return platform.map(image::isSameMachineAs).orElse(true);
    }
}
