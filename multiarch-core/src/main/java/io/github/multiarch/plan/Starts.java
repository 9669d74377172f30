package io.github.multiarch.plan;

import io.github.multiarch.config.ApplicationContent;
import io.github.multiarch.config.BuildRequest;
import io.github.multiarch.config.Entrypoint;
import io.github.multiarch.config.PlatformRequest;
import io.github.multiarch.config.Problems;
import io.github.multiarch.config.Start;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides how the application is started, from what it is and what the user says. */
final class Starts {
    private Starts() {}

    /** Whether there has to be a main class. */
    static boolean isByMainClass(BuildRequest request) {
        return request.container().entrypoint() instanceof Entrypoint.Java
                && (!(request.application().content() instanceof ApplicationContent.LaidOut laidOut)
                        || laidOut.start() instanceof Start.MainClass);
    }

    /** Empty when something else is started, or the main class is missing, which is a problem already. */
    static Optional<Start> of(BuildRequest request, Optional<String> mainClass, Problems problems) {
        if (!(request.container().entrypoint() instanceof Entrypoint.Java)) {
            return Optional.empty();
        }
        if (request.application().content() instanceof ApplicationContent.LaidOut laidOut
                && !(laidOut.start() instanceof Start.MainClass)) {
            checkFlags(request, laidOut.start(), problems);
            return Optional.of(laidOut.start());
        }
        return mainClass.map(Start.MainClass::new);
    }

    private static void checkFlags(BuildRequest request, Start start, Problems problems) {
        boolean hasJvm = start instanceof Start.Jar;
        boolean hasFlags = Stream.concat(
                        request.container().jvmFlags().stream(),
                        request.platforms().stream()
                                .map(PlatformRequest::jvmFlags)
                                .flatMap(flags -> flags.stream()))
                .findAny()
                .isPresent();
        if (!hasJvm && hasFlags) {
            problems.add(
                    "container/jvmFlags",
                    start instanceof Start.Program
                            ? "are for a JVM, and the application is a program of its own; give it what it takes with <args>"
                            : "are for a JVM that the image starts, and here the base starts its own; set them by an environment"
                                    + " variable, such as JAVA_TOOL_OPTIONS, with <environment>");
        }
    }
}
