package io.github.multiarch.config;

import java.util.Optional;

/**
 * A {@code source} of {@code files} as the user wrote it.
 *
 * @param path of a file or a folder
 * @param artifact as {@code groupId:artifactId:version[:type[:classifier]]}
 * @param into where it goes; the root when absent
 * @param executable whether every file can be started
 * @param unpack whether it is an archive to be unpacked
 */
public record FileSourceParameters(
        Optional<String> path, Optional<String> artifact, Optional<String> into, boolean executable, boolean unpack) {
    /**
     * A folder whose content lands at the root.
     *
     * @param path where it is
     * @return as it is
     */
    public static FileSourceParameters of(String path) {
        return new FileSourceParameters(Optional.of(path), Optional.empty(), Optional.empty(), false, false);
    }
}
