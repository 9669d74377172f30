package io.github.multiarch.config;

import io.github.multiarch.oci.Platform;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is done about native code on all platforms.
 *
 * @param exclusions native code that is known to be missing or for other machines
 * @param libraries which of it each platform gets
 * @param classifiers dependencies that exist once for each platform
 */
public record NativeCodeSettings(
        List<NativeCodeExclusion> exclusions, NativeLibraries libraries, List<PlatformClassifier> classifiers) {
    /** Takes copies. */
    public NativeCodeSettings {
        exclusions = List.copyOf(exclusions);
        classifiers = List.copyOf(classifiers);
    }

    /**
     * Whether nothing is to be said about a file outside jars.
     *
     * @param file its path in the image
     * @param platform the platform of the image
     * @return true when an exclusion is about it
     */
    public boolean excludesFile(String file, Platform platform) {
        return exclusions.stream().anyMatch(exclusion -> exclusion.coversFile(file, platform));
    }

    /**
     * Why nothing is to be said about a library.
     *
     * @param jars that it consists of
     * @param platform the platform of the image
     * @return the reason of the first exclusion that is about one of them; empty when there is none
     */
    public Optional<String> reasonToExclude(Collection<Application.Dependency> jars, Platform platform) {
        return exclusions.stream()
                .filter(exclusion -> jars.stream().anyMatch(jar -> exclusion.coversDependency(jar.id(), platform)))
                .map(NativeCodeExclusion::reason)
                .findFirst();
    }
}
