package io.github.multiarch.maven;

import io.github.multiarch.config.Start;
import java.util.List;
import java.util.Optional;

/**
 * The verticle that a Vert.x application consists of. It has no main method; Vert.x' launcher deploys it, and learns its name from the manifest of a jar, which images of classes and jars
 * do without, or from its arguments. Until Vert.x 4 these begin with the command {@code run}.
 *
 * @see <a href="https://vertx.io/docs/vertx-launcher-application/java/">the application launcher, Vert.x 5</a>
 */
final class VertxVerticle {
    private static final String PLUGIN = "vertx-maven-plugin";

    private VertxVerticle() {}

    /** How it is started; empty when the pom names none. */
    static Optional<Start.MainClass> start(Pom pom) {
        return name(pom)
                .map(verticle -> new Start.MainClass(
                        launcher(pom).orElse(defaultLauncher(pom)),
                        isOld(pom) ? List.of("run", verticle) : List.of(verticle)));
    }

    /** The launcher that vertx-maven-plugin packs, where it packs one. */
    static Optional<String> launcher(Pom pom) {
        return name(pom)
                .map(verticle -> packed(pom)
                        .or(() -> pom.settings(PLUGIN, "launcher").stream().findFirst())
                        .or(() -> pom.property("vertx.launcher"))
                        .orElse(defaultLauncher(pom)));
    }

    private static Optional<String> packed(Pom pom) {
        return pom.settings("maven-shade-plugin", "transformers", Pom.ANY, "manifestEntries", "Main-Class").stream()
                .findFirst();
    }

    private static Optional<String> name(Pom pom) {
        var packed =
                pom.settings("maven-shade-plugin", "transformers", Pom.ANY, "manifestEntries", "Main-Verticle").stream()
                        .findFirst();
        return packed.or(() -> pom.settings("maven-jar-plugin", "archive", "manifestEntries", "Main-Verticle").stream()
                        .findFirst())
                .or(() -> pom.hasPlugin(PLUGIN)
                        ? pom.settings(PLUGIN, "verticle").stream().findFirst().or(() -> pom.property("vertx.verticle"))
                        : Optional.empty());
    }

    private static String defaultLauncher(Pom pom) {
        return isOld(pom) ? "io.vertx.core.Launcher" : "io.vertx.launcher.application.VertxApplication";
    }

    private static boolean isOld(Pom pom) {
        return pom.dependencyVersion("io.vertx:vertx-core")
                        .filter(version -> version.matches("[1-4]\\..*"))
                        .isPresent()
                && pom.dependencyVersion("io.vertx:vertx-launcher-application").isEmpty();
    }
}
