package io.github.multiarch.config;

import java.util.List;
import java.util.Optional;

/**
 * A {@code layer} of {@code layers}, as the user wrote it.
 *
 * @param name what it is called
 * @param dependencies see {@link DependencyPattern}
 * @param classes patterns for paths in the folder of classes and resources
 * @param files see {@link PathPattern}
 */
public record LayerParameters(
        Optional<String> name, List<String> dependencies, List<String> classes, List<String> files) {
    /** Takes copies. */
    public LayerParameters {
        dependencies = List.copyOf(dependencies);
        classes = List.copyOf(classes);
        files = List.copyOf(files);
    }
}
