package io.github.multiarch.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.Application;
import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.Application.Kind;
import io.github.multiarch.config.PlacedFiles;
import io.github.multiarch.content.FileDigest;
import io.github.multiarch.fixtures.FinishedBuild;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.oci.Compression;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.ImageFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of the application lies where, in which layer. */
class ApplicationLayersTest {
    private static final String AMD = "linux/amd64";

    @TempDir
    Path project;

    private TestParameters given;

    @BeforeEach
    void aSmallApplication() throws IOException {
        given = TestParameters.in(project, AMD, "linux/arm64");
        given.from = TestBases.layout(project.resolve("bases"), AMD, "linux/arm64");
        given.application = TestApplications.small(project);
    }

    @Test
    void layersGoFromTheSteadiestToTheOneThatChangesMost() throws Exception {
        given.application = new Application(
                given.application.classes(),
                given.application.dependencies(),
                List.of(PlacedFiles.atRoot(filesForAll())));
        TestApplications.write(given.filesDirectory.resolve("linux-arm64/etc/machine"), "arm64\n");
        var build = build();
        var common = List.of(
                "dependencies",
                "snapshot dependencies",
                "project dependencies",
                "resources",
                "classes",
                "files of all");
        assertEquals(common, build.layerNames(AMD));
        assertEquals(7, build.layerNames("linux/arm64").size());
        assertEquals(common, build.layerNames("linux/arm64").subList(0, 6));
        assertEquals("files of linux-arm64", build.layerNames("linux/arm64").get(6));
        assertEquals(
                build.manifest(AMD).layers().subList(2, 8),
                build.manifest("linux/arm64").layers().subList(2, 8));
    }

    /** The validator has unpacked them all: {@link FinishedBuild#of}. */
    @Test
    void layersArePackedAsAsked() throws Exception {
        var unpacked = build().config(AMD).diffIds();
        for (var compression : Compression.values()) {
            given.compression = compression.name().toLowerCase(Locale.ROOT);
            var build = build();
            var types = build.manifest(AMD).layers().stream()
                    .skip(2)
                    .map(Descriptor::mediaType)
                    .distinct()
                    .toList();
            assertEquals(List.of(ImageFormat.OCI.layer(compression)), types);
            assertEquals(unpacked, build.config(AMD).diffIds());
        }
    }

    private Path filesForAll() throws IOException {
        TestApplications.write(project.resolve("src/main/multiarch/all/etc/banner"), "hello\n");
        return project.resolve("src/main/multiarch/all");
    }

    /** CDI and JPA look for classes in the folder that such a file is in. */
    @ParameterizedTest
    @ValueSource(strings = {"META-INF/beans.xml", "META-INF/persistence.xml", "META-INF/jandex.idx"})
    void whatSpeaksOfTheClassesOfItsFolderLiesWithThem(String resource) throws Exception {
        TestApplications.write(given.application.classes().resolve(resource), "any");
        var build = build();
        assertTrue(build.layer(AMD, "resources").names().contains("app/classes/" + resource));
        var classPath = build.config(AMD).entrypoint().get(2);
        assertTrue(classPath.startsWith("/app/classes:/app/libs/"), classPath);
    }

    @Test
    void eachLayerHasItsFilesAndNoOthers() throws Exception {
        var build = build();
        assertEquals(
                List.of("755 app/", "755 app/libs/", "644 app/libs/ant-1.0.jar", "644 app/libs/zebra-2.0.jar"),
                build.layer(AMD, "dependencies").lines());
        assertEquals(
                List.of("755 app/", "755 app/libs/", "644 app/libs/moving-1-SNAPSHOT.jar"),
                build.layer(AMD, "snapshot dependencies").lines());
        assertEquals(
                List.of("755 app/", "755 app/libs/", "644 app/libs/module-1.jar"),
                build.layer(AMD, "project dependencies").lines());
        assertEquals(
                List.of(
                        "755 app/",
                        "755 app/resources/",
                        "755 app/resources/META-INF/",
                        "755 app/resources/META-INF/deep/",
                        "644 app/resources/META-INF/deep/list.txt",
                        "644 app/resources/app.properties"),
                build.layer(AMD, "resources").lines());
        assertEquals(
                List.of(
                        "755 app/",
                        "755 app/classes/",
                        "755 app/classes/com/",
                        "755 app/classes/com/example/",
                        "644 app/classes/com/example/Main.class",
                        "755 app/classes/com/example/inner/",
                        "644 app/classes/com/example/inner/Helper.class",
                        "644 app/jvm-classpath",
                        "644 app/jvm-main-class"),
                build.layer(AMD, "classes").lines());
        assertEquals(
                "greeting=hello\n",
                build.layer(AMD, "resources")
                        .entry("app/resources/app.properties")
                        .text());
    }

    @Test
    void everyEntryIsRootsAndOfTheBuildsTime() throws Exception {
        for (var name : build().layerNames(AMD)) {
            for (var entry : build().layer(AMD, name).entries()) {
                assertEquals("0:0::", entry.owner(), entry.line());
                assertEquals(TestParameters.CREATED, entry.time(), name + ": " + entry.line());
            }
        }
    }

    @Test
    void theClassPathIsInMavensOrder() throws Exception {
        assertEquals(
                List.of(
                        "java",
                        "-cp",
                        "/app/resources:/app/classes:/app/libs/module-1.jar:/app/libs/zebra-2.0.jar"
                                + ":/app/libs/moving-1-SNAPSHOT.jar:/app/libs/ant-1.0.jar",
                        "com.example.Main"),
                build().config(AMD).entrypoint());
    }

    @Test
    void theApplicationLiesWhereItIsTold() throws Exception {
        given.appRoot = Optional.of("/srv/orders/");
        assertTrue(build().layer(AMD, "classes").names().contains("srv/orders/classes/com/example/Main.class"));
        var classPath = build().config(AMD).entrypoint().get(2);
        assertTrue(classPath.startsWith("/srv/orders/resources:/srv/orders/classes:/srv/orders/libs/"), classPath);
    }

    @Test
    void theApplicationMayLieAtTheTop() throws Exception {
        given.appRoot = Optional.of("/");
        assertEquals("libs/", build().layer(AMD, "dependencies").names().get(0));
        var classPath = build().config(AMD).entrypoint().get(2);
        assertTrue(classPath.startsWith("/resources:/classes:/libs/module-1.jar:"), classPath);
    }

    @Test
    void twoDependenciesOfOneNameAreTwoFilesWhateverTheirSizeAndOrder() throws Exception {
        var north = new Dependency(
                TestApplications.jar(project.resolve("a/client-2.0.jar"), "12345"),
                Kind.RELEASE,
                "org.north:client:2.0");
        var south = new Dependency(
                TestApplications.jar(project.resolve("b/client-2.0.jar"), "54321"),
                Kind.RELEASE,
                "org.south:client:2.0");
        given.application = new Application(given.application.classes(), List.of(south, north), List.of());
        var build = build();
        assertEquals(
                "/app/resources:/app/classes:/app/libs/org.south.client-2.0.jar:/app/libs/org.north.client-2.0.jar",
                build.config(AMD).entrypoint().get(2));
        assertEquals(
                List.of("app/", "app/libs/", "app/libs/org.north.client-2.0.jar", "app/libs/org.south.client-2.0.jar"),
                build.layer(AMD, "dependencies").names());
        var text = build.layer(AMD, "dependencies")
                .entry("app/libs/org.north.client-2.0.jar")
                .text();
        assertTrue(text.contains("12345"), text);
        var layer = build.manifest(AMD).layers().get(2).digest();
        given.application = new Application(given.application.classes(), List.of(north, south), List.of());
        assertEquals(layer, build().manifest(AMD).layers().get(2).digest());
    }

    @Test
    void jarsOfOneNameWithoutCoordinatesAreToldByTheirContent() throws Exception {
        var first = TestApplications.jar(project.resolve("a/core.jar"), "12345");
        var second = TestApplications.jar(project.resolve("b/core.jar"), "54321");
        var copy = Files.copy(first, Files.createDirectory(project.resolve("c")).resolve("core.jar"));
        given.application = new Application(
                given.application.classes(),
                List.of(
                        new Dependency(first, Kind.RELEASE),
                        new Dependency(second, Kind.RELEASE),
                        new Dependency(copy, Kind.RELEASE)),
                List.of());
        var names = List.of("core-" + digest(first) + ".jar", "core-" + digest(second) + ".jar");
        var build = build();
        assertEquals(
                "/app/resources:/app/classes:/app/libs/" + String.join(":/app/libs/", names),
                build.config(AMD).entrypoint().get(2));
        for (int i = 0; i < names.size(); i++) {
            var text = build.layer(AMD, "dependencies")
                    .entry("app/libs/" + names.get(i))
                    .text();
            assertTrue(text.contains(List.of("12345", "54321").get(i)), text);
        }
    }

    private static String digest(Path file) throws IOException {
        return FileDigest.of(file).hex().substring(0, 12);
    }

    @Test
    void withoutResourcesThereIsNoLayerForThem() throws Exception {
        Files.delete(given.application.classes().resolve("app.properties"));
        Files.delete(given.application.classes().resolve("META-INF/deep/list.txt"));
        var build = build();
        assertTrue(
                !build.layerNames(AMD).contains("resources"),
                build.layerNames(AMD).toString());
        assertTrue(build.config(AMD).entrypoint().get(2).startsWith("/app/classes:/app/libs/"));
    }

    @Test
    void withoutClassesThereIsNoLayerForThem() throws Exception {
        // One that the JVM brings along.
        given.mainClass = Optional.of("sun.net.httpserver.simpleserver.Main");
        given.application = new Application(project.resolve("nowhere"), given.application.dependencies(), List.of());
        var build = build();
        assertEquals(List.of("dependencies", "snapshot dependencies", "project dependencies"), build.layerNames(AMD));
        assertTrue(build.config(AMD).entrypoint().get(2).startsWith("/app/libs/module-1.jar:"));
    }

    @Test
    void withoutAnythingTheBaseStaysAsItIs() throws Exception {
        given.application = new Application(project.resolve("nowhere"), List.of(), List.of());
        given.entrypoint = List.of("INHERIT");
        var build = build();
        assertEquals(List.of(), build.layerNames(AMD));
        assertEquals(2, build.manifest(AMD).layers().size());
    }

    @Test
    void timesBeforeAndBetweenSecondsAreKept() throws Exception {
        for (var time : List.of(Instant.EPOCH, Instant.parse("2024-03-04T05:06:07.5Z"))) {
            given.created = time;
            var entry = build().layer(AMD, "classes").entry("app/classes/com/example/Main.class");
            assertEquals(time, entry.time());
        }
    }

    private FinishedBuild build() throws Exception {
        return FinishedBuild.of(given.request());
    }
}
