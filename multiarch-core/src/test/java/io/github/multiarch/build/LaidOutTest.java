package io.github.multiarch.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.Application;
import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.Application.Kind;
import io.github.multiarch.config.ApplicationContent;
import io.github.multiarch.config.ApplicationContent.LaidOut;
import io.github.multiarch.config.ApplicationContent.Tree;
import io.github.multiarch.config.ApplicationContent.TreeFile;
import io.github.multiarch.config.Framework;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.Start;
import io.github.multiarch.fixtures.FinishedBuild;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestParameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applications that a framework's build has laid out. */
class LaidOutTest {
    private static final String AMD = "linux/amd64";

    @TempDir
    Path project;

    private TestParameters given;

    @BeforeEach
    void platform() throws IOException {
        given = TestParameters.in(project, AMD, "linux/arm64");
        given.from = TestBases.layout(project.resolve("bases"), AMD, "linux/arm64");
    }

    @Test
    void jarsLieAtTheirPlacesBelowTheTrees() throws Exception {
        given.application = framework(new Start.Jar("run.jar"));
        var build = build();
        assertEquals(List.of("dependencies", "project dependencies", "quick", "slow"), build.layerNames(AMD));
        assertEquals(
                List.of("755 app/", "755 app/lib/", "755 app/lib/main/", "644 app/lib/main/org.acme.zebra-2.0.jar"),
                build.layer(AMD, "dependencies").lines());
        assertEquals(
                List.of("755 app/", "644 app/run.jar"), build.layer(AMD, "slow").lines());
        assertEquals(
                List.of("755 app/", "755 app/bin/", "755 app/bin/tool"),
                build.layer(AMD, "quick").lines());
    }

    @Test
    void aJarIsStartedWithTheFlagsOfTheUser() throws Exception {
        given.application = framework(new Start.Jar("run.jar"));
        given.jvmFlags = List.of("-Xmx1g");
        assertEquals(List.of("java", "-Xmx1g", "-jar", "/app/run.jar"), entrypoint());
        given.appRoot = Optional.of("/");
        assertEquals(List.of("java", "-Xmx1g", "-jar", "/run.jar"), entrypoint());
        given.entrypoint = List.of("/start");
        assertEquals(List.of("/start"), entrypoint());
    }

    @Test
    void aMainClassHasTheJarsAsItsClassPath() throws Exception {
        given.application = framework(new Start.MainClass("any.Main"));
        given.mainClass = Optional.of("org.acme.Main");
        TestApplications.write(
                project.resolve("target/classes/org/acme/Main.class"),
                TestApplications.classFile("org/acme/Main", true, 1));
        assertEquals(
                List.of(
                        "java",
                        "-cp",
                        "/app/lib/main/org.acme.module-1.jar:/app/lib/main/org.acme.zebra-2.0.jar",
                        "org.acme.Main"),
                entrypoint());
    }

    @Test
    void aLauncherGetsItsArgumentsBeforeThoseOfTheContainer() throws Exception {
        var launcher = new Start.MainClass("io.vertx.Launcher", List.of("run", "a.Verticle"));
        given.application = new Application(
                project.resolve("target/classes"),
                new ApplicationContent.Exploded(Optional.empty()),
                List.of(),
                List.of(),
                Optional.of(new Framework("Vert.x", Optional.of(launcher), "")));
        given.args = Optional.of(List.of("-conf", "x.json"));
        assertEquals(List.of("java", "-cp", "", "io.vertx.Launcher", "run", "a.Verticle"), entrypoint());
        assertEquals(List.of("-conf", "x.json"), build().config(AMD).cmd());
    }

    @Test
    void aProgramTakesNoFlagsOfAJvm() throws Exception {
        given.application = framework(new Start.Program("bin/tool"));
        assertEquals(List.of("/app/bin/tool"), entrypoint());
        given.jvmFlags = List.of("-Xmx1g");
        var problems = assertThrows(InvalidRequestException.class, this::build).problems();
        assertEquals("container/jvmFlags", problems.get(0).subject());
        assertTrue(problems.get(0).message().contains("<args>"), problems.toString());
    }

    @Test
    void theBaseMayStartIt() throws Exception {
        given.entrypoint = List.of("INHERIT");
        var inherited = entrypoint();
        given.entrypoint = List.of();
        given.application = framework(new Start.OfBase(List.of()));
        assertEquals(inherited, entrypoint());
        given.jvmFlags = List.of("-Xmx1g");
        var problems = assertThrows(InvalidRequestException.class, this::build).problems();
        assertTrue(problems.get(0).message().contains("JAVA_TOOL_OPTIONS"), problems.toString());
    }

    private Application framework(Start start) throws IOException {
        var target = project.resolve("target/framework");
        return new Application(
                project.resolve("target/classes"),
                new LaidOut(
                        List.of(
                                new Tree("quick", List.of(new TreeFile(file(target, "bin/tool"), "bin/tool", true))),
                                new Tree("none", List.of()),
                                new Tree("slow", List.of(new TreeFile(file(target, "run.jar"), "run.jar", false)))),
                        start),
                List.of(
                        dependency(target, "org.acme.module-1.jar", Kind.MODULE),
                        dependency(target, "org.acme.zebra-2.0.jar", Kind.RELEASE)),
                List.of());
    }

    private static Dependency dependency(Path target, String name, Kind kind) throws IOException {
        return new Dependency(file(target, "lib/main/" + name), kind, name, Optional.of("lib/main/" + name));
    }

    private static Path file(Path folder, String name) throws IOException {
        return TestApplications.jar(folder.resolve(name), name);
    }

    private List<String> entrypoint() throws Exception {
        return build().config(AMD).entrypoint();
    }

    private FinishedBuild build() throws Exception {
        return FinishedBuild.of(given.request());
    }
}
