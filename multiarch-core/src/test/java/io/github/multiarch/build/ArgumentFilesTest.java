package io.github.multiarch.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.Application;
import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.Application.Kind;
import io.github.multiarch.fixtures.FinishedBuild;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestParameters;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The class path and the main class as files of the image. */
class ArgumentFilesTest {
    private static final String AMD = "linux/amd64";

    @TempDir
    Path project;

    private TestParameters given;

    @BeforeEach
    void aSmallApplication() throws IOException {
        given = TestParameters.in(project, AMD, "linux/arm64");
        given.application = TestApplications.small(project);
    }

    @Test
    void theyGoWithWhatChangesMost() throws Exception {
        var build = build();
        var classes = build.layer(AMD, "classes");
        assertEquals(
                build.config(AMD).entrypoint().get(2),
                classes.entry("app/jvm-classpath").text());
        assertEquals("com.example.Main", classes.entry("app/jvm-main-class").text());
        assertEquals(5, build.layerNames(AMD).size());
        assertEquals(build.manifest(AMD).layers(), build.manifest("linux/arm64").layers());
    }

    @Test
    void aChangeOfTheClassPathChangesThemThoughNoFileHasChanged() throws Exception {
        build();
        given.application = new Application(
                given.application.classes(), given.application.dependencies().subList(1, 4), List.of());
        var path = build().layer(AMD, "classes").entry("app/jvm-classpath").text();
        assertTrue(!path.contains("module-1.jar"), path);
    }

    @Test
    void aScriptOfTheUsersHasThem() throws Exception {
        given.entrypoint = List.of("/start.sh");
        given.appRoot = Optional.of("/");
        var classes = build().layer(AMD, "classes");
        assertEquals("com.example.Main", classes.entry("jvm-main-class").text());
        assertTrue(classes.entry("jvm-classpath").text().startsWith("/resources:/classes:/libs/"));
        TestApplications.write(
                given.application.classes().resolve("com/example/Other.class"),
                TestApplications.classFile("com/example/Other", true, 1));
        assertTrue(!build().layer(AMD, "classes").names().contains("jvm-main-class"));
    }

    @Test
    void aShortClassPathStandsInTheEntrypoint() {
        var longest = "x".repeat(131_071);
        assertEquals(longest, new ArgumentFiles("/app", List.of(longest), List.of(), Optional.empty()).argument());
        var tooLong = List.of(longest, "y");
        assertEquals("@/app/jvm-classpath", new ArgumentFiles("/app", tooLong, List.of(), Optional.empty()).argument());
        var letters = List.of("ö".repeat(65_536));
        assertEquals("@/jvm-classpath", new ArgumentFiles("", letters, List.of(), Optional.empty()).argument());
    }

    @Test
    void aLongClassPathStandsInTheFile() throws Exception {
        var jar = TestApplications.jar(project.resolve("any.jar"), "any");
        var jars = new ArrayList<Dependency>();
        for (int i = 0; i < 1400; i++) {
            var copy = project.resolve("jars/" + "j".repeat(90) + "-" + (1000 + i) + ".jar");
            Files.createDirectories(copy.getParent());
            Files.createLink(copy, jar);
            jars.add(new Dependency(copy, Kind.RELEASE));
        }
        given.application = new Application(given.application.classes(), jars, List.of());
        var build = build();
        assertEquals(
                List.of("java", "-cp", "@/app/jvm-classpath", "com.example.Main"),
                build.config(AMD).entrypoint());
        var path = build.layer(AMD, "classes").entry("app/jvm-classpath").text();
        assertEquals(1402, path.split(":").length);
        assertTrue(path.length() > 131_072);
    }

    /** The real one reads what is written. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "file names of Unix")
    void theJvmReadsAnyName() throws Exception {
        for (var name :
                List.of("plain", "with space", "tab\tand'quote", "\"double\"", "back\\slash\\", "#hash", "new\nline")) {
            var folder = Files.createDirectories(
                    project.resolve("any " + name.hashCode()).resolve(name));
            var classes = folder.resolve("classes");
            TestApplications.write(
                    classes.resolve("com/example/Main.class"), TestApplications.classFile("com/example/Main", true, 1));
            var files = new ArgumentFiles(
                    folder.toString(), List.of(classes.toString(), "/x"), List.of(), Optional.empty());
            var file = Files.write(
                    project.resolve("arguments"),
                    files.texts().values().iterator().next().getBytes(StandardCharsets.UTF_8));
            assertEquals("", output("-cp", "@" + file, "com.example.Main"), name);
        }
    }

    private static String output(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(System.getProperty("java.home") + File.separator + "bin/java"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? "" : output;
    }

    private FinishedBuild build() throws Exception {
        return FinishedBuild.of(given.request());
    }
}
