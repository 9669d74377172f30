package io.github.multiarch.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.multiarch.config.ArtifactId;
import io.github.multiarch.config.FileSourceParameters;
import io.github.multiarch.config.Problem;
import io.github.multiarch.fixtures.NativeFiles;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestParameters;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An entrypoint that the plan places can be started. */
class StartedFileTest {
    @TempDir
    Path project;

    private TestParameters given;

    @BeforeEach
    void parameters() {
        Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "this file system has no permissions");
        given = TestParameters.in(project, "linux/amd64", "linux/arm64");
        given.entrypoint = List.of("/app/tool", "--fast");
    }

    @Test
    void oneForAllIsToldOnce() throws Exception {
        var file = write("files/tool", "rw-r--r--");
        given.files = List.of(source("files", "/app", false));
        assertEquals(
                List.of(
                        "container/entrypoint: '/app/tool' is not executable in the image for linux/amd64, linux/arm64 ("
                                + file
                                + ", in the layer files of files), so it cannot be started; say <executable>true</executable> for"
                                + " its <source> in <files>, or make it executable where it lies"),
                problems());
        given.files = List.of(source("files", "/app", true));
        Plans.of(given);
        given.files = List.of(source("files", "/app", false));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        Plans.of(given);
    }

    @Test
    void eachPlatformsOwnIsLookedAt() throws Exception {
        write("files/amd64", "rwxr-xr-x");
        write("files/arm64", "rw-r--r--");
        given.files = List.of(source("files/{arch}", "/app/tool", false));
        assertEquals(List.of("linux/arm64 files of arm64"), told());
    }

    @Test
    void oneOfTheProjectIsLookedAt() throws Exception {
        write("src/main/multiarch/linux-amd64/app/tool", "rw-r--r--");
        assertEquals(List.of("linux/amd64 files of linux-amd64"), told());
    }

    @Test
    void anArtifactIsNotExecutableByItself() throws Exception {
        var file = write("repository/tool.exe", "rw-r--r--");
        Files.write(file, NativeFiles.library("arm64"));
        given.platforms.remove(0);
        given.files = List.of(artifact(false));
        Artifacts repository = (ArtifactId id) -> Optional.of(file);
        assertEquals(
                List.of("container/entrypoint"),
                Plans.problems(given, repository).stream().map(Problem::subject).toList());
        given.files = List.of(artifact(true));
        Plans.of(given, repository);
    }

    @Test
    void whatCoversItCounts() throws Exception {
        write("first/tool", "rw-r--r--");
        write("second/tool", "rwxr-xr-x");
        given.files = List.of(source("first", "/app/", false), source("second", "/app/", false));
        Plans.of(given);
        given.files = List.of(source("second", "/app/", false), source("first", "/app/", false));
        assertEquals(List.of("linux/amd64, linux/arm64 files of first"), told());
        Files.createDirectories(project.resolve("third"));
        Files.createSymbolicLink(project.resolve("third/tool"), Path.of("/bin/busybox"));
        given.files = List.of(source("first", "/app/", false), source("third", "/app/", false));
        Plans.of(given);
    }

    @Test
    void nothingIsSaidOfWhatLiesBehindLinks() throws Exception {
        write("files/tool", "rw-r--r--");
        Files.createDirectories(project.resolve("root"));
        Files.createSymbolicLink(project.resolve("root/app"), project.resolve("files"));
        given.files = List.of(source("root", "/", false));
        Plans.of(given);
    }

    @Test
    void nothingIsSaidOfWhatIsNotStarted() throws Exception {
        write("files/tool", "rw-r--r--");
        given.files = List.of(source("files", "/app", false));
        for (var word : List.of("tool", "app/tool", "/app", "/app/tool2", "/app/files/tool", "/tool", "/")) {
            given.entrypoint = List.of(word);
            Plans.of(given);
        }
        given.entrypoint = List.of("INHERIT");
        Plans.of(given);
        given.entrypoint = List.of("/app/tool");
        given.files = List.of(source("files/tool", "/app/tool2", false));
        Plans.of(given);
    }

    private Path write(String path, String permissions) throws IOException {
        var file = TestApplications.write(project.resolve(path), "program");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return file;
    }

    private static FileSourceParameters source(String path, String into, boolean executable) {
        return new FileSourceParameters(Optional.of(path), Optional.empty(), Optional.of(into), executable, false);
    }

    private static FileSourceParameters artifact(boolean executable) {
        return new FileSourceParameters(
                Optional.empty(), Optional.of("com.acme:tool:1:exe"), Optional.of("/app/tool"), executable, false);
    }

    private List<String> problems() {
        return Plans.problems(given).stream().map(Problem::toString).toList();
    }

    /** For which platforms, and in which layer. */
    private List<String> told() {
        return problems().stream()
                .map(text -> text.replaceFirst(
                        ".* for (linux\\S+(?:, linux\\S+)*) \\(.*, in the layer ([^)]+)\\).*", "$1 $2"))
                .toList();
    }
}
