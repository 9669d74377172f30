package io.github.multiarch.config;

import java.nio.file.Path;
import java.util.Set;

/** How the application itself is started, unless the user names an {@link Entrypoint} of his own. Places are below the application's folder in the image, with slashes. */
public sealed interface Start {
    /**
     * A JVM with a class path.
     *
     * @param mainClass its full name
     */
    record MainClass(String mainClass) implements Start {}

    /**
     * A JVM with a module path.
     *
     * @param module of the project
     * @param mainClass its full name
     * @param besides jars that are on the class path
     */
    record Module(String module, String mainClass, Set<Path> besides) implements Start {
        /** Takes a copy. */
        public Module {
            besides = Set.copyOf(besides);
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

    /** Whatever the base starts, which finds the application where it lies. */
    record OfBase() implements Start {}
}
