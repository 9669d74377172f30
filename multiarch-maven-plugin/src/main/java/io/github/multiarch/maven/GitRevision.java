package io.github.multiarch.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Which commit is checked out. Nice to have: without git or a repository there is none, and that is no trouble. */
final class GitRevision {
    private static final Pattern REVISION = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");
    private static final int MAX_LENGTH = 200;
    private static final int SECONDS = 10;

    private GitRevision() {}

    static Optional<String> of(Path directory) {
        return of(directory, List.of("git", "rev-parse", "--verify", "HEAD"));
    }

    static Optional<String> of(Path directory, List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                process.getOutputStream().close();
                return process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0
                        ? revision(process)
                        : Optional.empty();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<String> revision(Process process) throws IOException {
        var output = new String(process.getInputStream().readNBytes(MAX_LENGTH), StandardCharsets.US_ASCII);
        return Optional.of(output.strip()).filter(text -> REVISION.matcher(text).matches());
    }
}
