package io.github.multiarch.application;

import io.github.multiarch.config.ApplicationContent.Packaged;
import io.github.multiarch.config.ApplicationContent.Unmade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The war that the goal {@code repackage} of spring-boot-maven-plugin makes: it brings its server along, in {@code WEB-INF/lib-provided}, and is started like a jar. It goes into the
 * images as it is: its launcher finds web resources nowhere else.
 *
 * @see <a href="https://docs.spring.io/spring-boot/specification/executable-jar/nested-jars.html">nested JARs, Spring Boot 4</a>
 */
public final class SpringBootWar {
    private static final String FRAMEWORK = "Spring Boot";
    private static final String LOADER = "org.springframework.boot.loader.";

    private SpringBootWar() {}

    /**
     * Looks.
     *
     * @param war need not exist
     * @param shown the same as a message has it
     * @return the output, with {@link Unmade} as its content when there is no war that can be started
     * @throws IOException when it cannot be read
     */
    public static FrameworkOutput read(Path war, String shown) throws IOException {
        if (!Files.isRegularFile(war)) {
            return unmade(shown + " is not there; run 'mvn package' or a later phase");
        }
        if (JarManifest.of(war)
                .mainClass()
                .filter(name -> name.startsWith(LOADER))
                .isEmpty()) {
            return unmade(
                    shown + " cannot be started yet, since the goal repackage of spring-boot-maven-plugin has not run;"
                            + " put multiarch-maven-plugin behind spring-boot-maven-plugin in the pom, and run 'mvn package' or a later phase");
        }
        return new FrameworkOutput(FRAMEWORK + " war from " + shown, new Packaged(war), List.of(), List.of());
    }

    private static FrameworkOutput unmade(String reason) {
        return new FrameworkOutput(FRAMEWORK, new Unmade(FRAMEWORK, reason), List.of(), List.of());
    }
}
