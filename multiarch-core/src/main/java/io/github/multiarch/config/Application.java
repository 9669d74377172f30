package io.github.multiarch.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What goes into every platform's image.
 *
 * @param classes the directory with the compiled classes and the resources of the project, whatever of it the images get; need not exist
 * @param content the shape in which it goes there
 * @param dependencies in the order of the class path
 * @param files of the project, for all platforms
 * @param framework what it is written with, where that is known
 */
public record Application(
        Path classes,
        ApplicationContent content,
        List<Dependency> dependencies,
        List<PlacedFiles> files,
        Optional<Framework> framework) {

    /** Takes copies. */
    public Application {
        dependencies = List.copyOf(dependencies);
        files = List.copyOf(files);
    }

    /**
     * An application of no framework.
     *
     * @param classes the directory with the compiled classes and the resources; need not exist
     * @param content the shape in which it goes there
     * @param dependencies in the order of the class path
     * @param files of the project, for all platforms
     */
    public Application(
            Path classes, ApplicationContent content, List<Dependency> dependencies, List<PlacedFiles> files) {
        this(classes, content, dependencies, files, Optional.empty());
    }

    /**
     * An application of classes and jars.
     *
     * @param classes the directory with the compiled classes and the resources; need not exist
     * @param dependencies in the order of the class path
     * @param files of the project, for all platforms
     */
    public Application(Path classes, List<Dependency> dependencies, List<PlacedFiles> files) {
        this(classes, new ApplicationContent.Exploded(Optional.empty()), dependencies, files);
    }

    /** How often a dependency changes; each kind has a layer of its own, the steadiest lowest. */
    public enum Kind {
        /** A release: its file never changes. */
        RELEASE,
        /** A snapshot from elsewhere. */
        SNAPSHOT,
        /** Built by the same Maven run. */
        MODULE
    }

    /**
     * A jar that the application needs.
     *
     * @param file the jar
     * @param kind how often it changes
     * @param id its Maven coordinates, {@code groupId:artifactId:version[:classifier]}
     * @param place below the application's folder in the image, with slashes; empty for one in {@code libs} under its own name
     */
    public record Dependency(Path file, Kind kind, String id, Optional<String> place) {
        /**
         * One in {@code libs}.
         *
         * @param file the jar
         * @param kind how often it changes
         * @param id its Maven coordinates
         */
        public Dependency(Path file, Kind kind, String id) {
            this(file, kind, id, Optional.empty());
        }

        /**
         * One without coordinates, known by the name of its file.
         *
         * @param file the jar
         * @param kind how often it changes
         */
        public Dependency(Path file, Kind kind) {
            this(file, kind, String.valueOf(file.getFileName()));
        }

        /**
         * Another jar that takes its place.
         *
         * @param other the jar
         * @param otherId its Maven coordinates
         * @return of the same kind
         */
        public Dependency replacedBy(Path other, String otherId) {
            return new Dependency(other, kind, otherId, place);
        }
    }
}
