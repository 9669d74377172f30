package io.github.multiarch.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.Multiarch;
import io.github.multiarch.Session;
import io.github.multiarch.config.Application;
import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.Application.Kind;
import io.github.multiarch.config.FileSourceParameters;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.Problem;
import io.github.multiarch.fixtures.FinishedBuild;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestBase;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestLayer;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.plan.Artifacts;
import io.github.multiarch.progress.PlainProgress;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.RegistryOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that no engine takes, and commands that no kernel starts, are told before anything is touched. */
class EngineLimitsTest {
    private static final String AMD = "linux/amd64";
    private static final int OUR_LAYERS = 5;

    @TempDir
    Path project;

    private TestParameters given;

    @BeforeEach
    void aSmallApplication() throws IOException {
        given = TestParameters.in(project, AMD);
        given.application = TestApplications.small(project);
    }

    @Test
    void layersAreCountedWithThoseOfTheBase() throws Exception {
        base(127 - OUR_LAYERS, config -> {});
        assertEquals(
                127, FinishedBuild.of(given.request()).manifest(AMD).layers().size());
        base(128 - OUR_LAYERS, config -> {});
        var problem = problem();
        assertEquals("platform linux/amd64", problem.subject());
        assertTrue(problem.message().contains("128 layers, 123 of them"), problem.toString());
        assertTrue(Files.exists(given.outputDirectory.resolve("report.json")), "the build before is as it was");
    }

    @Test
    void anImageOfNothingIsNoImage() throws Exception {
        FinishedBuild.of(given.request());
        given.from = "scratch";
        given.application = new Application(project.resolve("none"), List.of(), List.of());
        given.entrypoint = List.of("/start");
        assertEquals("platform linux/amd64", problem().subject());
        assertTrue(problem().message().contains("<files>"), problem().toString());
        assertTrue(Files.exists(given.outputDirectory.resolve("report.json")), "the build before is as it was");
        var folder = Files.createDirectories(project.resolve("programs"));
        given.files = List.of(FileSourceParameters.of("programs"));
        assertEquals("platform linux/amd64", problem().subject());
        TestApplications.write(folder.resolve("note"), "something");
        assertEquals(1, FinishedBuild.of(given.request()).manifest(AMD).layers().size());
    }

    @Test
    void whatDockerDoesNotTakeIsSaid() throws Exception {
        base(126 - OUR_LAYERS, config -> {});
        assertTrue(lines().contains("125"), lines());
        base(125 - OUR_LAYERS, config -> {});
        assertFalse(lines().contains("125"), lines());
    }

    @Test
    void java8ReadsNoFilesOfArguments() throws Exception {
        given.application = longClassPath();
        for (var version : List.of("jdk8u432-b06", "1.8.0_392", "8u342")) {
            base(1, config -> variable(config, "JAVA_VERSION=" + version));
            assertTrue(problem().message().contains("Java 8"), version);
        }
        for (var version : List.of("jdk-17.0.9+9", "18.0.2", "21.0.8")) {
            base(1, config -> variable(config, "JAVA_VERSION=" + version));
            assertEquals(
                    "@/app/jvm-classpath",
                    FinishedBuild.of(given.request()).config(AMD).entrypoint().get(2));
        }
    }

    @Test
    void whereTheLauncherStartsItselfAgainFilesAreNoHelp() throws Exception {
        given.application = longClassPath();
        base(1, config -> config.withObject("/config/Labels").put("org.opencontainers.image.title", "alpine:3.20"));
        assertTrue(problem().message().contains("musl"));
        base(1, config -> variable(config, "LD_LIBRARY_PATH=/opt/java/lib/server"));
        assertTrue(problem().message().contains("LD_LIBRARY_PATH"));
        given.entrypoint = List.of("java", "-cp", "@/app/jvm-classpath", "any.Main");
        assertTrue(problem().message().contains("LD_LIBRARY_PATH"));
        given.entrypoint = List.of("/start");
        assertEquals(
                List.of("/start"), FinishedBuild.of(given.request()).config(AMD).entrypoint());
    }

    @Test
    void noArgumentAndNoVariableIsLongerThanLinuxTakes() throws Exception {
        var tooLong = "x".repeat(131_072);
        given.jvmFlags = List.of("-D" + tooLong);
        assertEquals("container/entrypoint, container/jvmFlags", problem().subject());
        given.jvmFlags = List.of();
        given.args = Optional.of(List.of(tooLong));
        assertEquals("container/args", problem().subject());
        given.args = Optional.empty();
        given.environment = Map.of("BIG", tooLong);
        assertEquals("container/environment", problem().subject());
        assertTrue(problem().message().contains("'BIG'"));
        given.environment = Map.of("BIG", tooLong.substring(5));
        FinishedBuild.of(given.request());
    }

    @Test
    void aColonWouldEndTheNameOfAFolder() throws Exception {
        given.appRoot = Optional.of("/srv/a:b");
        assertTrue(problem().message().contains("/srv/a:b/resources"), problem().toString());
    }

    private void base(int layers, Consumer<ObjectNode> config) throws IOException {
        var base = TestBase.of(AMD)
                .layers(IntStream.range(0, layers)
                        .mapToObj(i -> TestLayer.gzip("layer" + i, "layer " + i))
                        .toArray(TestLayer[]::new))
                .config(config);
        var folder = project.resolve("base " + (layers + "-" + config.hashCode()));
        TestBases.write(OciLayout.create(folder), "1", List.of(base));
        given.from = "oci:" + folder;
    }

    private static void variable(ObjectNode config, String variable) {
        ((ArrayNode) config.at("/config/Env")).add(variable);
    }

    private Application longClassPath() throws IOException {
        var jars = new ArrayList<Dependency>();
        for (int i = 0; i < 800; i++) {
            var name = "j".repeat(180) + i + ".jar";
            jars.add(new Dependency(TestApplications.jar(project.resolve("jars/" + name), "any"), Kind.RELEASE));
        }
        return new Application(given.application.classes(), jars, List.of());
    }

    private Problem problem() {
        var thrown = assertThrows(InvalidRequestException.class, () -> FinishedBuild.of(given.request()));
        assertEquals(1, thrown.problems().size(), thrown.getMessage());
        return thrown.problems().get(0);
    }

    private String lines() throws Exception {
        var lines = new ArrayList<String>();
        try (var session = Session.inMemory();
                var multiarch = new Multiarch(
                        session, RegistryOptions.defaults(), CredentialSource.NONE, new PlainProgress(lines::add))) {
            multiarch.build(given.request(), Artifacts.NONE);
        }
        return String.join("\n", lines);
    }
}
