package io.github.multiarch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.Acceptance;
import io.github.multiarch.config.Target;
import io.github.multiarch.content.FolderTree;
import io.github.multiarch.fixtures.FinishedBuild;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.inputs.StaleBuildException;
import io.github.multiarch.progress.Progress;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.RegistryOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A result goes out as the image that it was built for, and of files as they are now. */
class AcceptanceTest {
    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

    @TempDir
    private Path project;

    private TestParameters given;

    @BeforeEach
    void small() throws IOException {
        given = TestParameters.in(project, "linux/amd64", "linux/arm64");
        given.application = TestApplications.small(project);
        TestApplications.write(project.resolve("src/main/multiarch/linux-arm64/etc/board"), "rpi\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd", "none"})
    void aChangedFileIsNamedAndATouchedOneIsNot(String compression) throws Exception {
        given.compression = compression;
        FinishedBuild.of(given.request());
        var main = project.resolve("classes/com/example/Main.class");
        var jar = project.resolve("libraries/module-1.jar");
        var board = project.resolve("src/main/multiarch/linux-arm64/etc/board");
        accept(false);

        for (var file : List.of(main, jar, board, project.resolve("classes/app.properties"))) {
            Files.write(file, Files.readAllBytes(file));
            Files.setLastModifiedTime(file, FileTime.from(LATER));
        }
        accept(false);

        Files.write(main, TestApplications.classFile("com/example/Main", true, 2));
        TestApplications.jar(jar, "moduLe");
        Files.writeString(board, "rpi 2\n");
        var stale = assertThrows(StaleBuildException.class, () -> accept(false)).getMessage();
        for (var file : List.of(main, jar, board)) {
            assertTrue(stale.contains(file + " has changed"), stale);
        }
        assertFalse(stale.contains("app.properties"), stale);
        assertTrue(stale.contains("-Dmultiarch.stale=allow"), stale);
        accept(true);
    }

    @Test
    void aNewFileIsNamed() throws Exception {
        FinishedBuild.of(given.request());
        var added = TestApplications.write(
                project.resolve("classes/com/example/Added.class"),
                TestApplications.classFile("com/example/Added", false, 1));

        var stale = assertThrows(StaleBuildException.class, () -> accept(false)).getMessage();
        assertTrue(stale.contains(added + " is new"), stale);
    }

    @Test
    void aClassIsNewWhereNoneWas() throws Exception {
        FolderTree.delete(project.resolve("classes"));
        given.mainClass = Optional.of("com.example.Main");
        given.entrypoint = List.of("/start");
        FinishedBuild.of(given.request());
        TestApplications.write(project.resolve("classes/A.class"), TestApplications.classFile("A", false, 1));

        assertThrows(StaleBuildException.class, () -> accept(false));
    }

    @Test
    void whatIsGoneIsNoReason() throws Exception {
        FinishedBuild.of(given.request());
        FolderTree.delete(project.resolve("classes"));
        FolderTree.delete(project.resolve("libraries"));
        FolderTree.delete(project.resolve("src"));

        accept(false);
    }

    @Test
    void anotherPlaceMakesNoDifference(@TempDir Path elsewhere) throws Exception {
        FinishedBuild.of(given.request());
        copy(project, elsewhere.resolve("copy"));
        var output = elsewhere.resolve("copy/target/multiarch");
        accept(new Acceptance(output, Optional.empty(), false));

        Files.writeString(elsewhere.resolve("copy/classes/app.properties"), "greeting=hallo\n");
        var stale = assertThrows(
                        StaleBuildException.class, () -> accept(new Acceptance(output, Optional.empty(), false)))
                .getMessage();
        assertTrue(stale.contains("copy/classes/app.properties has changed"), stale);
        assertFalse(Files.readString(output.resolve("inputs")).contains(project.toString()));
    }

    @Test
    void aDamagedListIsNotTakenForAnEmptyOne() throws Exception {
        FinishedBuild.of(given.request());
        Files.writeString(given.outputDirectory.resolve("inputs"), "multiarch inputs 1\nX\n");

        var failure = assertThrows(IOException.class, () -> accept(false)).getMessage();
        assertTrue(failure.contains("inputs is damaged"), failure);
    }

    @Test
    void anImageKeepsItsName() throws Exception {
        FinishedBuild.of(given.request());
        accept(expecting("registry.example.com/acme/orders", "1.0"));
        // More tags are the push's own affair.
        accept(new Acceptance(
                given.outputDirectory,
                Optional.of(Target.read("registry.example.com/acme/orders", "1.0", List.of("latest"), true)),
                false));

        for (var other : List.of(
                expecting("registry.example.com/acme/other", "1.0"),
                expecting("registry.example.com/acme/orders", "1.1"))) {
            var failure = assertThrows(IOException.class, () -> accept(other)).getMessage();
            assertTrue(failure.contains("registry.example.com/acme/orders:1.0"), failure);
            assertTrue(failure.contains(other.expected().orElseThrow().image().toString()), failure);
        }
    }

    @Test
    void whereNothingWasBuiltTheGoalSaysSo() throws Exception {
        accept(expecting("registry.example.com/acme/orders", "1.0"));
        assertEquals(false, Files.exists(given.outputDirectory));
    }

    private Acceptance expecting(String image, String tag) throws Exception {
        return new Acceptance(given.outputDirectory, Optional.of(Target.read(image, tag, List.of(), false)), false);
    }

    private void accept(boolean allowsStale) throws IOException {
        accept(new Acceptance(given.outputDirectory, Optional.empty(), allowsStale));
    }

    private static void accept(Acceptance acceptance) throws IOException {
        try (var session = Session.inMemory();
                var multiarch =
                        new Multiarch(session, RegistryOptions.defaults(), CredentialSource.NONE, Progress.SILENT)) {
            multiarch.delivery().accept(acceptance);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var tree = Files.walk(from)) {
            for (var file : tree.toList()) {
                var place = to.resolve(from.relativize(file).toString());
                Files.createDirectories(place.getParent());
                Files.copy(file, place);
            }
        }
    }
}
