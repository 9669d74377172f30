package io.github.multiarch.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** How the application itself is started, unless the user names an {@link Entrypoint} of his own. Places are below the application's folder in the image, with slashes. */
public sealed interface Start {
    /**
     * A JVM with a class path.
     *
     * @param mainClass its full name
     * @param arguments always the first ones, whatever a container is given: what a launcher needs to know the application
     */
    record MainClass(String mainClass, List<String> arguments) implements Start {
        /** Takes a copy. */
        public MainClass {
            arguments = List.copyOf(arguments);
        }

        /**
         * One that needs no arguments.
         *
         * @param mainClass its full name
         */
        public MainClass(String mainClass) {
            this(mainClass, List.of());
        }
    }

    /**
     * A JVM with a module path.
     *
     * @param module of the project
     * @param mainClass its full name
     * @param besides jars that are on the class path
     */
    record Module(String module, String mainClass, SortedSet<Path> besides) implements Start {
        /** Takes a copy. */
        public Module {
            besides = Collections.unmodifiableSortedSet(new TreeSet<>(besides));
        }
    }

    /**
     * A JVM with a jar that knows its main class and what else it needs: {@code java -jar}.
     *
     * @param place such as {@code quarkus-run.jar}
     */
    record Jar(String place) implements Start {}

    /**
     * A program that is no JVM.
     *
     * @param place such as {@code application}
     */
    record Program(String place) implements Start {}

    /**
     * Whatever the base starts, which finds the application where it lies.
     *
     * @param arguments more of them than the base gives it
     */
    record OfBase(List<String> arguments) implements Start {
        /** Takes a copy. */
        public OfBase {
            arguments = List.copyOf(arguments);
        }
    }
}
