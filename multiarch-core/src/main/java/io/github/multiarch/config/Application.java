package io.github.multiarch.config;

import java.nio.file.Path;
import java.util.List;

/**
 * What goes into every platform's image.
 *
 * @param classes the directory with the compiled classes and the resources; need not exist
 * @param dependencies in the order of the class path
 * @param files of the project, for all platforms
 */
public record Application(Path classes, List<Dependency> dependencies, List<PlacedFiles> files) {

    /** Takes copies. */
    public Application {
        dependencies = List.copyOf(dependencies);
        files = List.copyOf(files);
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
     * A jar on the class path.
     *
     * @param file the jar
     * @param kind how often it changes
     * @param id its Maven coordinates, {@code groupId:artifactId:version[:classifier]}
     */
    public record Dependency(Path file, Kind kind, String id) {
        /**
         * One without coordinates, known by the name of its file.
         *
         * @param file the jar
         * @param kind how often it changes
         */
        public Dependency(Path file, Kind kind) {
            this(file, kind, String.valueOf(file.getFileName()));
        }
    }
}
