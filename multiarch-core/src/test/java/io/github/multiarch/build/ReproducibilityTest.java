package io.github.multiarch.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.multiarch.config.Application;
import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.Application.Kind;
import io.github.multiarch.config.PlacedFiles;
import io.github.multiarch.fixtures.FinishedBuild;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.report.ReportedImage.LayerEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Same inputs, same bytes; and of other inputs only the bytes that must change. */
class ReproducibilityTest {
    private static final String AMD = "linux/amd64";
    private static final String ARM = "linux/arm64";

    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();
    private final String user = System.getProperty("user.name");

    @TempDir
    Path directory;

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
        System.setProperty("user.name", user);
    }

    @Test
    void anotherMachineMakesTheSameBytes() throws Exception {
        var first = build(given("here", false));
        Locale.setDefault(Locale.forLanguageTag("tr"));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        System.setProperty("user.name", "somebody");
        var second = build(given("somewhere/else/with a space", true));
        assertEquals(digests(first), digests(second));
        assertEquals(first.report().index(), second.report().index());
    }

    @Test
    void aSecondRunMakesTheSameBytes() throws Exception {
        var given = given("here", false);
        assertEquals(digests(build(given)), digests(build(given)));
    }

    @Test
    void anotherTimeOfTheBuildChangesEverythingOfOurs() throws Exception {
        var given = given("here", false);
        var first = build(given);
        given.created = TestParameters.CREATED.plusSeconds(1);
        var second = build(given);
        for (var entry : digests(first).entrySet()) {
            assertNotEquals(entry.getValue(), digests(second).get(entry.getKey()), entry.getKey());
        }
    }

    @Test
    void aChangedClassChangesItsLayerAndWhatNamesIt() throws Exception {
        var given = given("here", false);
        var first = digests(build(given));
        TestApplications.write(
                given.application.classes().resolve("com/example/Main.class"),
                TestApplications.classFile("com/example/Main", true, 2));
        assertChanged(
                List.of(
                        "classes",
                        "config of linux/amd64",
                        "config of linux/arm64",
                        "index",
                        "manifest of linux/amd64",
                        "manifest of linux/arm64"),
                first,
                digests(build(given)));
    }

    @Test
    void aChangedFileOfOnePlatformChangesOnlyThatPlatform() throws Exception {
        var given = given("here", false);
        var first = digests(build(given));
        TestApplications.write(given.filesDirectory.resolve("linux-arm64/etc/machine"), "other\n");
        assertChanged(
                List.of("config of linux/arm64", "files of linux-arm64", "index", "manifest of linux/arm64"),
                first,
                digests(build(given)));
    }

    @Test
    void aChangedSettingChangesNoLayer() throws Exception {
        var given = given("here", false);
        var first = digests(build(given));
        given.environment = Map.of("A", "2");
        assertChanged(
                List.of(
                        "config of linux/amd64",
                        "config of linux/arm64",
                        "index",
                        "manifest of linux/amd64",
                        "manifest of linux/arm64"),
                first,
                digests(build(given)));
    }

    private static void assertChanged(List<String> expected, Map<String, String> before, Map<String, String> after) {
        assertEquals(before.keySet(), after.keySet());
        var changed = before.keySet().stream()
                .filter(name -> !before.get(name).equals(after.get(name)))
                .toList();
        assertEquals(expected, changed);
    }

    /** The digest of everything that was made, by name. */
    private static Map<String, String> digests(FinishedBuild build) {
        var digests = new TreeMap<String, String>();
        var report = build.report();
        digests.put("index", report.index().digest());
        for (var image : report.platforms()) {
            digests.put("manifest of " + image.platform(), image.manifest().digest());
            digests.put("config of " + image.platform(), image.config().digest());
            for (LayerEntry layer : image.layers()) {
                layer.name().ifPresent(name -> digests.put(name, layer.digest()));
            }
        }
        return digests;
    }

    private static FinishedBuild build(TestParameters given) throws Exception {
        return FinishedBuild.of(given.request());
    }

    /** The same project, written in one order or the other, with files of one age or another. */
    private TestParameters given(String name, boolean otherwise) throws IOException {
        var project = directory.resolve(name);
        var given = TestParameters.in(project, AMD, ARM);
        given.from = TestBases.layout(project.resolve("bases"), AMD, ARM);
        given.mainClass = TestParameters.OF_THE_JVM;
        given.ports = otherwise ? List.of("8080", "9090") : List.of("9090", "8080");
        given.environment = new HashMap<>(Map.of("A", "1", "B", "2", "C", "3"));
        given.labels = new HashMap<>(Map.of("I", "1", "i", "2", "ı", "3"));
        var files = new ArrayList<Path>();
        var steps = new ArrayList<FileStep>();
        for (var file : List.of("I", "a-b", "b/c", "b-c", "b.c", "Zz", "sub/I.txt", "sub/j.txt")) {
            steps.add(() -> files.add(TestApplications.write(project.resolve("src/main/multiarch/all/" + file), file)));
            steps.add(() -> files.add(TestApplications.write(project.resolve("target/classes/" + file), file)));
        }
        for (var type : List.of("com/example/Main", "com/example/Other", "com/Top")) {
            steps.add(() -> files.add(TestApplications.write(
                    project.resolve("target/classes/" + type + ".class"),
                    TestApplications.classFile(type, type.endsWith("Main"), 1))));
        }
        steps.add(() -> files.add(
                TestApplications.write(project.resolve("src/main/multiarch/linux-arm64/etc/machine"), "arm64\n")));
        if (otherwise) {
            Collections.reverse(steps);
        }
        for (var step : steps) {
            step.run();
        }
        var time = Instant.parse(otherwise ? "2001-02-03T04:05:06Z" : "2020-12-31T23:59:59.999Z");
        for (var file : files) {
            Files.setLastModifiedTime(file, FileTime.from(time));
        }
        var jar = TestApplications.jar(project.resolve("libraries/core.jar"), "core");
        given.application = new Application(
                project.resolve("target/classes"),
                List.of(new Dependency(jar, Kind.RELEASE)),
                List.of(PlacedFiles.atRoot(project.resolve("src/main/multiarch/all"))));
        return given;
    }

    @FunctionalInterface
    private interface FileStep {
        void run() throws IOException;
    }
}
