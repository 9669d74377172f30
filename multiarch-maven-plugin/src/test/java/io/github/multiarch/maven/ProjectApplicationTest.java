package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.Application;
import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.Application.Kind;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.PlacedFiles;
import io.github.multiarch.config.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectApplicationTest {
    @TempDir
    private Path directory;

    private final Problems problems = new Problems();
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

    private String problemOf(Artifact artifact) {
        application(artifact);
        return assertThrows(InvalidRequestException.class, problems::throwIfAny).getMessage();
    }

    private Application application(Artifact... artifacts) {
        run.project.setArtifacts(new LinkedHashSet<>(List.of(artifacts)));
        return ProjectApplication.of(run.project, run.session, directory.resolve("files/all"), problems);
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
