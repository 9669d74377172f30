package io.github.multiarch.maven;

import java.util.Optional;

/** The main class that a pom tells other plugins. */
final class MainClass {
    private MainClass() {}

    /** The first that is there, of maven-jar-plugin, spring-boot-maven-plugin and the property {@code start-class}. */
    static Optional<String> of(Pom pom) {
        return pom.setting("maven-jar-plugin", "default-jar", "archive", "manifest", "mainClass")
                .or(() -> pom.setting("maven-jar-plugin", "default-jar", "archive", "manifestEntries", "Main-Class"))
                .or(() -> pom.setting(Repackaging.PLUGIN, Repackaging.execution(pom), "mainClass"))
                .or(() -> pom.property("start-class"));
    }
}
