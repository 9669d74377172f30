package io.github.multiarch.maven;

import io.github.multiarch.config.Start;
import java.util.Optional;

/** The classes of frameworks that start applications which have no main method of their own. */
final class Launchers {
    private static final String HELIDON_MP = "io.helidon.microprofile.cdi:helidon-microprofile-cdi";

    private Launchers() {}

    /** The one for this project. */
    static Optional<Start.MainClass> of(Pom pom) {
        return pom.dependencyVersion(HELIDON_MP).map(Launchers::helidon).or(() -> VertxVerticle.start(pom));
    }

    /** Moved in Helidon 4. */
    private static Start.MainClass helidon(String version) {
        return new Start.MainClass(
                version.matches("[1-3]\\..*") ? "io.helidon.microprofile.cdi.Main" : "io.helidon.Main");
    }
}
