package io.github.multiarch.config;

import java.util.Optional;

/**
 * A file of an image, by all that a {@link LayerPattern} may know it by.
 *
 * @param path in the image, with a slash at its beginning
 * @param dependency its coordinates as in {@link Application.Dependency#id}, where it is one
 * @param compiled its path in the folder of classes and resources, with slashes and none at its beginning; empty when it is not from there
 */
public record LayeredFile(String path, Optional<String> dependency, Optional<String> compiled) {
    /**
     * One that is known by nothing but its place.
     *
     * @param path in the image, with a slash at its beginning
     * @return neither a dependency nor from the folder of classes
     */
    public static LayeredFile at(String path) {
        return new LayeredFile(path, Optional.empty(), Optional.empty());
    }

    /**
     * A jar.
     *
     * @param path in the image, with a slash at its beginning
     * @param dependency what it is
     * @return with its coordinates
     */
    public static LayeredFile of(String path, Application.Dependency dependency) {
        return new LayeredFile(path, Optional.of(dependency.id()), Optional.empty());
    }

    /**
     * A class or resource of the project.
     *
     * @param path in the image, with a slash at its beginning
     * @param compiled its path in the folder of classes and resources
     * @return no dependency
     */
    public static LayeredFile compiled(String path, String compiled) {
        return new LayeredFile(path, Optional.empty(), Optional.of(compiled));
    }
}
