package io.github.multiarch.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A {@code platform} element as the user wrote it.
 *
 * @param name such as {@code linux/arm/v7}
 * @param from this platform's own base; the common one when absent
 * @param jvmFlags after those of all platforms
 * @param environment added to that of all platforms
 * @param labels added to those of all platforms
 * @param nativeCode this platform's own rule; the common one when absent
 * @param files directories whose content lands at {@code /}, besides this platform's folder
 */
public record PlatformParameters(
        String name,
        Optional<String> from,
        List<String> jvmFlags,
        Map<String, String> environment,
        Map<String, String> labels,
        Optional<String> nativeCode,
        List<Path> files) {

    /**
     * Nothing but a name.
     *
     * @param name such as {@code linux/arm/v7}
     * @return without anything of its own
     */
    public static PlatformParameters of(String name) {
        return new PlatformParameters(
                name, Optional.empty(), List.of(), Map.of(), Map.of(), Optional.empty(), List.of());
    }
}
