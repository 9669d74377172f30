package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitRevisionTest {
    @TempDir
    private Path directory;

    @Test
    void isTheCommitThatIsCheckedOut() throws Exception {
        assumeTrue(git("init", "-q"), "git is not installed");
        assertEquals(Optional.empty(), GitRevision.of(directory), "nothing is committed yet");
        assertTrue(git(
                "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "--allow-empty", "-m", "first"));

        assertTrue(GitRevision.of(directory).orElseThrow().matches("[0-9a-f]{40}|[0-9a-f]{64}"));
    }

    @Test
    void isAbsentOutsideARepository() {
        assertEquals(Optional.empty(), GitRevision.of(directory));
    }

    @Test
    void isAbsentWithoutGit() {
        assertEquals(Optional.empty(), GitRevision.of(directory, List.of("no-such-program-as-this")));
    }

    @Test
    void isNothingElseThatAProgramPrints() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        assertEquals(Optional.empty(), GitRevision.of(directory, List.of(java, "--version")));
    }

    private boolean git(String... arguments) throws InterruptedException {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .inheritIO()
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
