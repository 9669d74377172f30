package io.github.multiarch.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code container} element as the user wrote it.
 *
 * @param mainClass found when not given
 * @param jvmFlags before {@code -cp}
 * @param args the container's arguments; when absent those of the base stay with an inherited entrypoint
 * @param entrypoint see {@link Entrypoint#of}
 * @param environment added to the base's
 * @param labels added to the base's
 * @param ports such as {@code 8080}, {@code 53/udp}, {@code 8000-8005}
 * @param volumes absolute paths
 * @param user the base's when not given
 * @param workingDirectory the base's when not given
 * @param appRoot where the application lies; {@code /app} when not given
 */
public record ContainerParameters(
        Optional<String> mainClass,
        List<String> jvmFlags,
        Optional<List<String>> args,
        List<String> entrypoint,
        Map<String, String> environment,
        Map<String, String> labels,
        List<String> ports,
        List<String> volumes,
        Optional<String> user,
        Optional<String> workingDirectory,
        Optional<String> appRoot) {

    /**
     * Nothing but defaults.
     *
     * @return all absent or empty
     */
    public static ContainerParameters none() {
        return new ContainerParameters(
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
