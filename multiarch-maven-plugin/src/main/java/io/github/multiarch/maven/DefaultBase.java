package io.github.multiarch.maven;

import io.github.multiarch.config.ServletApi;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The base of a pom that names none: the official image with the runtime of the project's Java release; for a war, Tomcat's on top of that. */
final class DefaultBase {
    /** The long-term releases so far: of those before the newest, only these have images. */
    private static final List<Integer> WITH_IMAGE = List.of(8, 11, 17, 21, 25);

    private DefaultBase() {}

    /**
     * The base for a release.
     *
     * @param release of Java
     * @param servlets empty for what is no war
     * @param log is told when the base's Java is a later one
     */
    static String of(int release, Optional<ServletApi> servlets, Consumer<String> log) {
        int runtime = WITH_IMAGE.stream()
                .filter(candidate -> candidate >= release)
                .findFirst()
                .orElse(release);
        var base = servlets.map(api -> "tomcat:" + api.tomcat() + "-jre" + Math.max(runtime, api.leastJava()))
                .orElse("eclipse-temurin:" + runtime + "-jre");
        if (servlets.isPresent()) {
            log.accept("The base of this war is " + base + "; <from> names another");
        } else if (runtime != release) {
            log.accept("There is no eclipse-temurin image for Java " + release + ", so the base is " + base
                    + ", the next one upward; <from> names another");
        }
        return base;
    }
}
