package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.cache.JarCache;
import io.github.multiarch.config.Application;
import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.Application.Kind;
import io.github.multiarch.config.ApplicationContent.Exploded;
import io.github.multiarch.config.ApplicationContent.Packaged;
import io.github.multiarch.config.ApplicationContent.Tree;
import io.github.multiarch.config.ApplicationContent.TreeFile;
import io.github.multiarch.config.ApplicationContent.WebApplication;
import io.github.multiarch.config.ContainerizingMode;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.PlacedFiles;
import io.github.multiarch.config.Problems;
import io.github.multiarch.config.ServletApi;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.artifact.Artifact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectApplicationTest {
    @TempDir
    private Path directory;

    private final Problems problems = new Problems();
    private final List<String> lines = new ArrayList<>();
    private MavenRun run;

    @BeforeEach
    void start() {
        run = new MavenRun(directory);
        var lib = MavenRun.project(directory.resolve("lib"), "com.acme", "lib", "1.0");
        run.session.setAllProjects(List.of(lib, run.project));
    }

    @Test
    void tellsModulesSnapshotsAndReleasesApart() throws Exception {
        var release = jar("org.other", "release", "3", "compile");
        var snapshot = jar("org.other", "snapshot", "3-SNAPSHOT", "runtime");
        var module = jar("com.acme", "lib", "1.0", "compile");
        var otherVersion = jar("com.acme", "lib", "0.9", "compile");

        assertEquals(
                List.of(
                        new Dependency(file(release), Kind.RELEASE, "org.other:release:3"),
                        new Dependency(file(snapshot), Kind.SNAPSHOT, "org.other:snapshot:3-SNAPSHOT"),
                        new Dependency(file(module), Kind.MODULE, "com.acme:lib:1.0"),
                        new Dependency(file(otherVersion), Kind.RELEASE, "com.acme:lib:0.9")),
                application(release, snapshot, module, otherVersion).dependencies());
    }

    @Test
    void leavesOutWhatIsNotOnTheClassPathAtRunTime() throws Exception {
        var handler = new org.apache.maven.artifact.handler.DefaultArtifactHandler("zip");
        var zip = new org.apache.maven.artifact.DefaultArtifact("g", "zip", "1", "compile", "zip", null, handler);

        assertEquals(
                List.of(),
                application(zip, jar("g", "provided", "1", "provided"), jar("g", "test", "1", "test"))
                        .dependencies());
    }

    @Test
    void namesWhatIsInNoImage() throws Exception {
        var library = new org.apache.maven.artifact.DefaultArtifact(
                "g",
                "codec",
                "1",
                "runtime",
                "so",
                null,
                new org.apache.maven.artifact.handler.DefaultArtifactHandler("so"));
        var bom = new org.apache.maven.artifact.DefaultArtifact(
                "g",
                "bom",
                "1",
                "compile",
                "pom",
                null,
                new org.apache.maven.artifact.handler.DefaultArtifactHandler("pom"));

        assertEquals(List.of(), application(library, bom).dependencies());
        assertEquals(1, lines.size(), lines.toString());
        assertTrue(lines.get(0).contains("g:codec:so:1:runtime"), lines.get(0));
        assertTrue(lines.get(0).contains("<files>"), lines.get(0));
        assertFalse(lines.get(0).contains("bom"), lines.get(0));
    }

    @Test
    void takesWhatLiesInTheProjectAndNotWhatTheJdkHas() throws Exception {
        var driver = jar("org.vendor", "driver", "9", "system");
        var tools = MavenRun.artifact("com.sun", "tools", "1");
        tools.setScope("system");
        tools.setFile(new File(System.getProperty("java.home"), "lib/tools.jar"));

        assertEquals(
                List.of(new Dependency(file(driver), Kind.RELEASE, "org.vendor:driver:9")),
                application(driver, tools).dependencies());
        assertTrue(lines.get(0).contains("com.sun:tools"), lines.toString());
    }

    /** The resolver's copy may be another module's by now. */
    @Test
    void takesThePublishedSnapshotThatWasResolvedUnderTheNameThatItHas() throws Exception {
        var snapshot = jar("org.other", "x", "1-SNAPSHOT", "compile");
        snapshot.setVersion("1-20240101.120000-1");
        Files.writeString(file(snapshot), "of another module");
        assertEquals("1-SNAPSHOT", snapshot.getBaseVersion());

        assertEquals(file(snapshot), application(snapshot).dependencies().get(0).file());

        var own = Files.writeString(directory.resolve("x-1-20240101.120000-1.jar"), "resolved");
        assertEquals(
                List.of(new Dependency(
                        own, Kind.SNAPSHOT, "org.other:x:1-SNAPSHOT", Optional.of("libs/x-1-SNAPSHOT.jar"))),
                application(snapshot).dependencies());
    }

    @Test
    void keepsTheTimeInTheNameWhereAnotherHasTheNameWithoutIt() throws Exception {
        var other = jar("org.other", "x", "1-SNAPSHOT", "compile");
        var snapshot = MavenRun.artifact("org.third", "x", "1-SNAPSHOT");
        snapshot.setFile(Files.createFile(
                        Files.createDirectories(directory.resolve("third")).resolve("x-1-SNAPSHOT.jar"))
                .toFile());
        snapshot.setVersion("1-20240101.120000-1");
        Files.createFile(directory.resolve("third/x-1-20240101.120000-1.jar"));

        assertEquals(
                List.of(Optional.empty(), Optional.empty()),
                application(snapshot, other).dependencies().stream()
                        .map(Dependency::place)
                        .toList());
    }

    @Test
    void saysWhatToDoAboutAModuleThatIsNotPackaged() throws Exception {
        var module = jar("com.acme", "lib", "1.0", "compile");
        module.setFile(
                Files.createDirectories(directory.resolve("lib/target/classes")).toFile());

        assertTrue(
                problemOf(module).startsWith("module com.acme:lib: is only there as the directory "),
                problemOf(module));
        assertTrue(problemOf(module).contains("mvn package"));
    }

    @Test
    void saysWhatToDoAboutAnArtifactWithoutFile() {
        assertTrue(problemOf(MavenRun.artifact("g", "a", "1"))
                .startsWith("dependency g:a:jar:1:compile: has no file; run 'mvn package'"));
    }

    @Test
    void takesTheFilesOfAllPlatformsWhenThereAreAny() throws Exception {
        assertEquals(List.of(), application().files());

        Files.createDirectories(directory.resolve("files/all"));

        assertEquals(
                List.of(PlacedFiles.atRoot(directory.resolve("files/all"))),
                application().files());
    }

    @Test
    void theJarOfTheBuildStaysOutsideUnlessItIsAskedFor() throws Exception {
        assertEquals(new Exploded(Optional.empty()), application().content());
        var made = Files.createFile(directory.resolve("made.jar"));
        run.project.getArtifact().setFile(made.toFile());
        assertEquals(new Exploded(Optional.of(made)), application().content());
        assertEquals(
                new Packaged(made), application(ContainerizingMode.PACKAGED).content());
    }

    @Test
    void aWarIsWhatTheWarPluginMadeOfIt() throws Exception {
        run.project.setPackaging("war");
        run.project.getBuild().setFinalName("shop");
        var folder = Path.of(run.project.getBuild().getDirectory()).resolve("shop");
        application();
        var problem = assertThrows(InvalidRequestException.class, problems::throwIfAny)
                .getMessage();
        assertTrue(problem.contains(folder.toString()) && problem.contains("mvn package"), problem);

        var lib = Files.createDirectories(folder.resolve("WEB-INF/lib"));
        var snapshot = jar("org.other", "snapshot", "3-SNAPSHOT", "compile");
        Files.createFile(lib.resolve("snapshot-3-SNAPSHOT.jar"));
        Files.createFile(lib.resolve("overlay.jar"));
        Files.createFile(folder.resolve("index.html"));
        var application = application(snapshot, jar("javax.servlet", "servlet-api", "4", "provided"));
        assertEquals(
                new WebApplication(
                        List.of(
                                new Tree(
                                        "resources",
                                        List.of(new TreeFile(folder.resolve("index.html"), "index.html", false))),
                                new Tree("classes", List.of())),
                        Optional.empty()),
                application.content());
        assertEquals(
                List.of(
                        new Dependency(
                                lib.resolve("overlay.jar"),
                                Kind.RELEASE,
                                "overlay.jar",
                                Optional.of("WEB-INF/lib/overlay.jar")),
                        new Dependency(
                                lib.resolve("snapshot-3-SNAPSHOT.jar"),
                                Kind.SNAPSHOT,
                                "org.other:snapshot:3-SNAPSHOT",
                                Optional.of("WEB-INF/lib/snapshot-3-SNAPSHOT.jar"))),
                application.dependencies());
    }

    @Test
    void theServerOfAWarKnowsItsServletApi() {
        run.project.setPackaging("war");
        assertEquals(
                Optional.of(ServletApi.SERVLET_6),
                ProjectServlets.ofServer(application().content()));
        assertEquals(
                Optional.empty(),
                ProjectServlets.ofServer(
                        application(ContainerizingMode.PACKAGED).content()));
        for (var row : List.of(
                List.of("javax.servlet", "4.0.1", "tomcat:9.0-jre17"),
                List.of("jakarta.servlet", "4.0.4", "tomcat:9.0-jre17"),
                List.of("jakarta.servlet", "5.0.0", "tomcat:10.1-jre17"),
                List.of("jakarta.servlet", "6.0.0", "tomcat:10.1-jre17"),
                List.of("jakarta.servlet", "6.1.0", "tomcat:11.0-jre17"),
                List.of("jakarta.platform", "11.0.0", "tomcat:11.0-jre17"))) {
            var dependency = new org.apache.maven.model.Dependency();
            dependency.setGroupId(row.get(0));
            dependency.setVersion(row.get(1));
            run.project.getModel().setDependencies(List.of(dependency));
            assertEquals(
                    row.get(2),
                    DefaultBase.of(17, ProjectServlets.ofServer(application().content()), line -> {}));
        }
        assertEquals("tomcat:9.0-jre8", DefaultBase.of(8, Optional.of(ServletApi.SERVLET_4), line -> {}));
        assertEquals("tomcat:10.1-jre11", DefaultBase.of(8, Optional.of(ServletApi.SERVLET_6), line -> {}));
    }

    private String problemOf(Artifact artifact) {
        application(artifact);
        return assertThrows(InvalidRequestException.class, problems::throwIfAny).getMessage();
    }

    private Application application(Artifact... artifacts) {
        run.project.setArtifacts(new LinkedHashSet<>(List.of(artifacts)));
        return application(ContainerizingMode.EXPLODED);
    }

    private Application application(ContainerizingMode mode) {
        var rules = new DependencyRules(new Pom(run.project, new Properties()), List.of(), JarCache.none(), problems);
        return ProjectApplication.of(
                run.project,
                run.session,
                mode,
                directory.resolve("multiarch/war"),
                directory.resolve("files/all"),
                rules,
                problems,
                problems,
                lines::add);
    }

    private Artifact jar(String group, String name, String version, String scope) throws Exception {
        var artifact = MavenRun.artifact(group, name, version);
        artifact.setScope(scope);
        artifact.setFile(Files.createFile(directory.resolve(name + "-" + version + ".jar"))
                .toFile());
        return artifact;
    }

    private static Path file(Artifact artifact) {
        return artifact.getFile().toPath();
    }
}
