package io.github.multiarch.maven;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The main class that a pom tells other plugins. */
final class MainClass {
    private static final String SHADE = "maven-shade-plugin";

    private MainClass() {}

    /**
     * The first that is there: of maven-jar-plugin, spring-boot-maven-plugin, the property {@code start-class}; then of what else makes a jar that can be started; then of what starts a
     * framework's application. Of plugins with several executions only one that all agree on.
     */
    static Optional<String> of(Pom pom) {
        return Stream.<Supplier<Optional<String>>>of(
                        () -> pom.setting("maven-jar-plugin", "default-jar", "archive", "manifest", "mainClass"),
                        () -> pom.setting(
                                "maven-jar-plugin", "default-jar", "archive", "manifestEntries", "Main-Class"),
                        () -> pom.setting(Repackaging.PLUGIN, Repackaging.execution(pom), "mainClass"),
                        () -> pom.property("start-class"),
                        () -> only(pom.settings(SHADE, "transformers", Pom.ANY, "mainClass")),
                        () -> only(pom.settings(SHADE, "transformers", Pom.ANY, "manifestEntries", "Main-Class")),
                        () -> only(pom.settings("maven-assembly-plugin", "archive", "manifest", "mainClass")),
                        () -> VertxVerticle.launcher(pom),
                        () -> pom.hasPlugin("micronaut-maven-plugin")
                                ? pom.property("exec.mainClass")
                                : Optional.empty(),
                        () -> only(pom.settings("scala-maven-plugin", "launchers", Pom.ANY, "mainClass")))
                .flatMap(source -> source.get().stream())
                .findFirst();
    }

    private static Optional<String> only(List<String> names) {
        return names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
    }
}
