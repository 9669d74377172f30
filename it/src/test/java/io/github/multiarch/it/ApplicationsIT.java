package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each framework's application becomes images with the README's block alone: laid out as its maker does, nothing twice, started on amd64 and a foreign platform; with what jib's image of the
 * same project has, but for what {@link TestedApplication} explains.
 */
class ApplicationsIT {
    private static final String AMD64 = "linux/amd64";
    private static final int LAYERS_OF_THE_BASE = 3;

    @TempDir
    private static Path temp;

    private static DebianRegistry registry;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        var layout = Bases.layoutOrSkip();
        registry = DebianRegistry.start(temp.resolve("registry"));
        Skopeo.push(layout, Bases.TAG, registry.name("base:1"));
        Skopeo.push(layout, Bases.NEWER_TAG, registry.name("newer:1"));
    }

    @AfterAll
    static void stop() {
        if (registry != null) {
            registry.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void itIsLaidOutAndStarts(TestedApplication application) throws IOException, InterruptedException {
        var folder = temp.resolve(application.repository());
        var project = Project.copy(application.project(), folder.resolve("projects"));
        deploy(application, project, folder.resolve("jib"));

        var files = ImageFiles.of(project, AMD64);
        assertEquals(String.join("\n", application.content()), String.join("\n", files.lines()));
        assertEquals(List.of(), files.twice());
        hasTheJarsOfItsMaker(application, project, files);
        if (application.hasImageOfJib()) {
            var jib = filesOfJib(application, folder).paths();
            assertEquals(Set.of(), difference(jib, files.paths(), application::doesWithout));
            assertEquals(Set.of(), difference(files.paths(), jib, application::hasBesides));
        }
        var image = registry.name(application.repository() + ":1.0");
        starts(application, image, AMD64);
        if (application.foreign().isPresent()) {
            starts(application, image, application.foreign().get());
        }
    }

    @Test
    void quarkusWithoutItsPackageIsAnErrorThatSaysWhatToDo() throws IOException, InterruptedException {
        var project = Project.copy("quarkus", temp.resolve("unmade"));
        project.maven()
                .with("-Dregistry=" + registry.host())
                .run("compile", Maven.goal("build"))
                .failed()
                .says("quarkus-app/quarkus-run.jar")
                .says("mvn package");
        assertTrue(Files.notExists(project.output().resolve("report.json")));
    }

    /** A program stands in for what GraalVM would have made, as the goal leaves it. */
    @Test
    void quarkusNativeIsForItsOwnMachine() throws IOException, InterruptedException {
        var project = Project.copy("quarkus", temp.resolve("native"));
        var target = Files.createDirectories(project.directory().resolve("target"));
        Files.copy(Programs.makeOrSkip().of("linux-amd64"), target.resolve("busybox-runner"));
        Files.writeString(target.resolve("quarkus-artifact.properties"), "type=native\npath=busybox-runner\n");
        var maven = project.maven().with("-Dregistry=" + registry.host(), "-Dquarkus.build.skip=true");
        maven.run("package").failed().says("busybox-runner").says("does not run on linux/arm64, linux/arm/v7");

        maven.with("-Dmultiarch.platforms=" + AMD64, "-Dmultiarch.from=scratch")
                .run("deploy")
                .succeeded()
                .says("Quarkus native executable from target/busybox-runner");
        assertEquals(
                List.of("application: app/busybox-runner"),
                ImageFiles.of(project, AMD64).lines());
        var run = Command.of(
                        ItFiles.of("lib/run-platform").toString(),
                        registry.name("quarkus:1.0"),
                        AMD64,
                        "echo",
                        "it runs without Java")
                .succeed();
        assertEquals("it runs without Java", run.text().strip());
    }

    private static void deploy(TestedApplication application, Project project, Path jib)
            throws IOException, InterruptedException {
        var maven = project.maven()
                .with("-Dregistry=" + registry.host(), "-Dmultiarch.image=" + registry.name(application.repository()))
                .with(application.arguments().toArray(String[]::new));
        if (application.needsNewerJava()) {
            maven.jdk(Jdk.otherOrSkip());
        }
        if (application.hasImageOfJib()) {
            maven.with(
                    "-Djib.from.image=" + registry.name(application.needsNewerJava() ? "newer:1" : "base:1"),
                    "-Djib.from.platforms=" + AMD64,
                    "-Djib.to.image=" + registry.name("jib/" + application.repository()),
                    "-Djib.allowInsecureRegistries=true",
                    "-DsendCredentialsOverHttp=true",
                    "-Djib.baseImageCache=" + jib,
                    "-Djib.applicationCache=" + jib);
            maven.run("deploy", "com.google.cloud.tools:jib-maven-plugin:3.5.2:build")
                    .succeeded()
                    .says("[INFO] " + application.recognised());
        } else {
            maven.run("deploy").succeeded().says("[INFO] " + application.recognised());
        }
    }

    /** Where the maker has a folder for them, it has the same. */
    private static void hasTheJarsOfItsMaker(TestedApplication application, Project project, ImageFiles files)
            throws IOException {
        var folder = project.directory()
                .resolve(
                        application == TestedApplication.QUARKUS_LEGACY_JAR
                                ? "target/lib"
                                : application.project().equals("quarkus") ? "target/quarkus-app/lib" : "target/libs");
        if (Files.isDirectory(folder)) {
            assertEquals(
                    jars(ItFiles.list(folder)),
                    jars(files.files().stream()
                            .filter(file -> file.layer().equals("dependencies"))
                            .map(ImageFiles.File::path)
                            .toList()));
        }
    }

    private static Set<String> jars(List<String> paths) {
        return paths.stream()
                .filter(path -> path.endsWith(".jar"))
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static ImageFiles filesOfJib(TestedApplication application, Path folder)
            throws IOException, InterruptedException {
        var layout = folder.resolve("image-of-jib");
        if (Files.notExists(layout)) {
            Skopeo.pull(registry.name("jib/" + application.repository()), AMD64, layout, "jib");
        }
        return ImageFiles.above(LAYERS_OF_THE_BASE, layout);
    }

    private static Set<String> difference(Set<String> paths, Set<String> others, Predicate<String> explained) {
        var difference = new TreeSet<>(paths);
        difference.removeAll(others);
        difference.removeIf(explained);
        return difference;
    }

    private static void starts(TestedApplication application, String image, String platform)
            throws IOException, InterruptedException {
        var osArch = Arrays.stream(TestedPlatform.values())
                .filter(tested -> tested.toString().equals(platform))
                .findFirst()
                .orElseThrow()
                .java();
        var output = PlatformRun.succeedOrSkip(image, platform).text();
        assertTrue(output.contains(application.answer(osArch)), output);
    }
}
