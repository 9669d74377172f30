package io.github.multiarch.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.Application;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.LayerSettings;
import io.github.multiarch.config.PlacedFiles;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders that cannot be listed, classes that are none, and times that cannot be written. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "folders are made and removed by a Unix shell")
class HostileFoldersTest {
    private enum Reader {
        TREE {
            @Override
            void read(Path folder) throws IOException {
                new FileTreeArchive(PlacedFiles.atRoot(folder), Instant.EPOCH).isEmpty();
            }
        },
        LAYERS {
            @Override
            void read(Path folder) throws IOException {
                new ApplicationPlanner(
                                new Application(folder, List.of(), List.of()),
                                "/app",
                                new LayerStack(new LayerChoice(LayerSettings.NONE), Instant.EPOCH))
                        .plan(List.of(), Optional.empty());
            }
        },
        MAIN_CLASS {
            @Override
            void read(Path folder) throws IOException {
                new JibMainClasses().find(folder);
            }
        };

        abstract void read(Path folder) throws IOException;
    }

    @TempDir
    Path directory;

    private Path folder;

    @BeforeEach
    void create() throws IOException {
        folder = Files.createDirectory(directory.resolve("folder"));
    }

    /** The JDK cannot remove what it cannot name. */
    @AfterEach
    void remove() throws IOException, InterruptedException {
        shell("rm -rf folder");
    }

    @ParameterizedTest
    @EnumSource
    void deeperThanTheSystemCanName(Reader reader) throws Exception {
        var level = "n".repeat(200) + "/";
        var upper = Files.createDirectories(folder.resolve(level.repeat(15)));
        Files.createDirectories(directory.resolve("lower").resolve(level.repeat(15)));
        Files.move(directory.resolve("lower"), upper.resolve("lower"));
        var failure = assertThrows(IOException.class, () -> reader.read(folder));
        assertTrue(failure.getMessage().contains(folder.toString()), failure.getMessage());
        assertTrue(failure.getMessage().contains("File name too long"), failure.getMessage());
    }

    @Test
    void whatIsNoClassIsNotWaitedFor() throws Exception {
        shell("mkfifo folder/Pipe.class; ln -s /dev/zero folder/Device.class; ln -s Loop.class folder/Loop.class");
        TestApplications.write(folder.resolve("Main.class"), TestApplications.classFile("Main", true, 1));
        assertEquals(List.of("Main"), new JibMainClasses().find(folder));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 8, 9, 10, 11, 30, 60, 100})
    void aClassCutShortIsEitherNoneOrTold(int length) throws Exception {
        var whole = TestApplications.classFile("Main", true, 1);
        TestApplications.write(folder.resolve("Main.class"), Arrays.copyOf(whole, length));
        try {
            assertEquals(List.of(), new JibMainClasses().find(folder));
        } catch (IOException e) {
            assertTrue(e.getMessage().contains("name the main class yourself"), e.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0001-12-31T23:59:59Z", "+10000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59.999999999Z"})
    void timesThatCannotBeWritten(Instant time) {
        var given = TestParameters.in(directory, "linux/amd64");
        given.created = time;
        var failure = assertThrows(InvalidRequestException.class, given::request);
        assertTrue(failure.getMessage().contains(time + " cannot be written; expected a time in the years 0 to 9999"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "touch linux-arm64",
                "ln -s nowhere linux-arm64",
                "ln -s linux-arm64 linux-arm64",
                "mkfifo linux-arm64"
            })
    void aPlatformsFolderThatIsNone(String script) throws Exception {
        var given = TestParameters.in(directory, "linux/arm64");
        given.filesDirectory = folder;
        shell("cd folder; " + script);
        var failure = assertThrows(InvalidRequestException.class, given::request);
        assertTrue(failure.getMessage().contains(folder + "/linux-arm64: is not a directory"), failure.getMessage());
    }

    private void shell(String script) throws IOException, InterruptedException {
        var shell = new ProcessBuilder("sh", "-c", script).directory(directory.toFile());
        assertEquals(0, shell.inheritIO().start().waitFor());
    }
}
