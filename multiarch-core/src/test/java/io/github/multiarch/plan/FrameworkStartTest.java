package io.github.multiarch.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.Application;
import io.github.multiarch.config.ApplicationContent;
import io.github.multiarch.config.Framework;
import io.github.multiarch.config.Start;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestParameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is started when a framework is known. */
class FrameworkStartTest {
    private static final Start.MainClass LAUNCHER =
            new Start.MainClass("io.vertx.Launcher", List.of("run", "a.Verticle"));

    @TempDir
    Path project;

    private TestParameters given;

    @BeforeEach
    void anApplicationOnScratch() {
        given = TestParameters.in(project, "linux/amd64");
    }

    @Test
    void theLauncherStartsWhatHasNoMainMethod() throws Exception {
        framework(new ApplicationContent.Exploded(Optional.empty()), Optional.of(LAUNCHER));
        assertEquals(Optional.of(LAUNCHER), start());
    }

    /** The pom of a jar names it. */
    @Test
    void aNamedLauncherGetsItsArguments() throws Exception {
        aClassWithMain();
        TestApplications.write(
                given.application.classes().resolve("io/vertx/Launcher.class"),
                TestApplications.classFile("io/vertx/Launcher", true, 1));
        framework(new ApplicationContent.Exploded(Optional.empty()), Optional.of(LAUNCHER));
        given.mainClass = Optional.of("io.vertx.Launcher");
        assertEquals(Optional.of(LAUNCHER), start());
    }

    @Test
    void aMainMethodOfTheApplicationCountsMore() throws Exception {
        aClassWithMain();
        framework(new ApplicationContent.Exploded(Optional.empty()), Optional.of(LAUNCHER));
        assertEquals(Optional.of(new Start.MainClass("com.acme.Main")), start());
    }

    @Test
    void theMessageNamesTheFrameworkAndTheLineThatHelps() {
        framework(new ApplicationContent.Exploded(Optional.empty()), Optional.empty());
        var problem = Plans.problems(given).get(0).toString();
        assertTrue(problem.contains("Vert.x 5: write this line"), problem);
    }

    @Test
    void whatIsNotMadeIsNoImage() throws IOException {
        aClassWithMain();
        framework(new ApplicationContent.Unmade("Quarkus", "target/quarkus-app is not there"), Optional.empty());
        assertEquals(
                List.of("Quarkus: target/quarkus-app is not there"),
                Plans.problems(given).stream().map(Object::toString).toList());
        given.entrypoint = List.of("INHERIT");
        assertEquals(1, Plans.problems(given).size(), "whatever starts it");
        given.entrypoint = List.of();
        given.mainClass = Optional.of("com.acme.Main");
        assertEquals(1, Plans.problems(given).size());
    }

    /** It would not be started. */
    @Test
    void aMainClassBesideAJarThatStartsIsAProblem() {
        framework(new ApplicationContent.LaidOut(List.of(), new Start.Jar("quarkus-run.jar")), Optional.empty());
        given.mainClass = Optional.of("com.acme.Main");
        var problem = Plans.problems(given).get(0);
        assertEquals("container/mainClass", problem.subject());
        assertTrue(problem.message().contains("quarkus-run.jar"), problem.message());
    }

    private void aClassWithMain() throws IOException {
        TestApplications.write(
                given.application.classes().resolve("com/acme/Main.class"),
                TestApplications.classFile("com/acme/Main", true, 1));
    }

    private void framework(ApplicationContent content, Optional<Start.MainClass> launcher) {
        given.application = new Application(
                given.application.classes(),
                content,
                List.of(),
                List.of(),
                Optional.of(new Framework("Vert.x 5", launcher, "write this line")));
    }

    private Optional<Start> start() throws Exception {
        return Plans.of(given).images().get(0).start();
    }
}
