package io.github.multiarch.maven;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Java release that a project's classes are compiled for: what maven-compiler-plugin tells the compiler. */
final class JavaRelease {
    private static final String COMPILER = "maven-compiler-plugin";
    private static final String EXECUTION = "default-compile";
    private static final Pattern RELEASE = Pattern.compile("(?:1\\.)?(\\d{1,3})");

    private JavaRelease() {}

    /** The release; that of this JVM when the pom has none. */
    static int of(Pom pom) {
        return Stream.of(
                        pom.setting(COMPILER, EXECUTION, "release"),
                        pom.property("maven.compiler.release"),
                        pom.setting(COMPILER, EXECUTION, "target"),
                        pom.property("maven.compiler.target"))
                .flatMap(Optional::stream)
                .map(RELEASE::matcher)
                .filter(match -> match.matches())
                .map(match -> Integer.parseInt(match.group(1)))
                .findFirst()
                .orElseGet(() -> Runtime.version().feature());
    }
}
