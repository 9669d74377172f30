package io.github.multiarch.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.Multiarch;
import io.github.multiarch.Session;
import io.github.multiarch.config.Application;
import io.github.multiarch.config.ApplicationContent;
import io.github.multiarch.config.ApplicationContent.Exploded;
import io.github.multiarch.config.ApplicationContent.Packaged;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.fixtures.FinishedBuild;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestParameters;
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
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that the build made: in the image, or told of. */
class PackagedTest {
    private static final String AMD = "linux/amd64";
    private static final String OWN = "com/example/Main.class";
    private static final Map<String, String> MAIN = Map.of("Main-Class", "com.example.Main");

    @TempDir
    Path project;

    private TestParameters given;
    private Application small;
    private Path jar;

    @BeforeEach
    void aSmallApplication() throws IOException {
        given = TestParameters.in(project, AMD, "linux/arm64");
        small = TestApplications.small(project);
        jar = project.resolve("target/orders-1.0.jar");
        Files.createDirectories(jar.getParent());
    }

    @Test
    void aJarOfTheProjectsOwnClassesHasItsDependenciesBesideIt() throws Exception {
        write(MAIN, OWN);
        given(new Packaged(jar));
        var build = build();
        assertEquals(
                List.of("dependencies", "snapshot dependencies", "project dependencies", "application"),
                build.layerNames(AMD));
        assertEquals(
                List.of("app/", "app/jvm-classpath", "app/jvm-main-class", "app/orders-1.0.jar"),
                build.layer(AMD, "application").names().stream().sorted().toList());
        assertEquals(
                List.of(
                        "java",
                        "-cp",
                        "/app/orders-1.0.jar:/app/libs/module-1.jar:/app/libs/zebra-2.0.jar"
                                + ":/app/libs/moving-1-SNAPSHOT.jar:/app/libs/ant-1.0.jar",
                        "com.example.Main"),
                build.config(AMD).entrypoint());
    }

    @Test
    void aJarThatHasItAllIsAlone() throws Exception {
        given.jvmFlags = List.of("-Xmx1g");
        write(MAIN, OWN, "org/other/Shaded.class");
        given(new Packaged(jar));
        var build = build();
        assertEquals(List.of("application"), build.layerNames(AMD));
        assertEquals(
                List.of("java", "-Xmx1g", "-jar", "/app/orders-1.0.jar"),
                build.config(AMD).entrypoint());
        assertEquals(
                "com.example.Main",
                build.layer(AMD, "application").entry("app/jvm-main-class").text());
        write(Map.of("Main-Class", "org.springframework.boot.loader.launch.JarLauncher"), OWN);
        given.mainClass = Optional.of("com.example.Main");
        build = build();
        assertEquals(List.of("application"), build.layerNames(AMD));
        assertEquals("-jar", build.config(AMD).entrypoint().get(2));
        assertEquals(
                "org.springframework.boot.loader.launch.JarLauncher",
                build.layer(AMD, "application").entry("app/jvm-main-class").text(),
                "nothing else can be started from the class path");
    }

    @Test
    void aMainClassOfTheUsersCountsMore() throws Exception {
        write(MAIN, OWN, "org/other/Shaded.class");
        given(new Packaged(jar));
        given.mainClass = Optional.of("org.other.Shaded");
        assertEquals(
                List.of("java", "-cp", "/app/orders-1.0.jar", "org.other.Shaded"),
                build().config(AMD).entrypoint());
    }

    @Test
    void withoutAMainClassOrAJarThereIsNothingToStart() throws Exception {
        given(new Packaged(jar));
        assertTrue(problem().contains("mvn package"), problem());
        write(Map.of(), OWN);
        assertTrue(problem().contains("Main-Class"), problem());
        Files.writeString(jar, "no jar");
        assertTrue(problem().contains("cannot be read"), problem());
    }

    @Test
    void whatAPluginDidToTheJarIsSaid() throws Exception {
        write(MAIN, OWN, "org/other/Shaded.class");
        given(new Exploded(Optional.of(jar)));
        var lines = lines();
        assertTrue(lines.contains("org/other/Shaded.class"), lines);
        assertTrue(lines.contains("<containerizingMode>packaged</containerizingMode>"), lines);
        write(MAIN, OWN, "META-INF/versions/21/com/example/Main.class");
        assertFalse(lines().contains("containerizingMode"), lines());
    }

    @Test
    void whatTheManifestLosesIsSaid() throws Exception {
        write(
                Map.of(
                        "Main-Class",
                        "com.example.Main",
                        "Implementation-Version",
                        "1.0",
                        "Add-Opens",
                        "java.base/java.lang"),
                OWN);
        given(new Exploded(Optional.of(jar)));
        var lines = lines();
        assertTrue(lines.contains("Implementation-Version, Add-Opens"), lines);
        write(Map.of("Spring-Boot-Version", "3.5.0", "Implementation-Version", "1.0"), "org/other/Shaded.class");
        assertFalse(lines().contains("containerizingMode"), lines());
    }

    private void given(ApplicationContent content) {
        given.application = new Application(small.classes(), content, small.dependencies(), List.of());
    }

    private void write(Map<String, String> attributes, String... names) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (var name : names) {
                out.putNextEntry(new ZipEntry(name));
            }
        }
    }

    private String problem() {
        return assertThrows(InvalidRequestException.class, this::build).getMessage();
    }

    private FinishedBuild build() throws Exception {
        return FinishedBuild.of(given.request());
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
