package io.github.multiarch.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A program to run, in bounded time. It and what it started end with the test. */
final class Command {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final List<String> words = new ArrayList<>();
    private final Map<String, Optional<String>> environment = new TreeMap<>();
    private Optional<Path> directory = Optional.empty();

    private Command(Collection<String> words) {
        this.words.addAll(words);
    }

    static Command of(String... words) {
        return new Command(List.of(words));
    }

    static Command of(Collection<String> words) {
        return new Command(words);
    }

    Command in(Path folder) {
        directory = Optional.of(folder);
        return this;
    }

    Command env(String name, String value) {
        environment.put(name, Optional.of(value));
        return this;
    }

    Command env(Map<String, Optional<String>> variables) {
        environment.putAll(variables);
        return this;
    }

    /** Runs it to its end, whatever that is. */
    Outcome run() throws IOException, InterruptedException {
        var out = Files.createTempFile("multiarch-it", ".out");
        var err = Files.createTempFile("multiarch-it", ".err");
        try {
            var process = start(out, err);
            try {
                if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                    throw new IOException("not finished after " + LIMIT.toSeconds() + " s: " + this + "\n"
                            + Files.readString(out) + Files.readString(err));
                }
                return new Outcome(
                        toString(),
                        process.exitValue(),
                        Files.readAllBytes(out),
                        new String(Files.readAllBytes(err), StandardCharsets.UTF_8));
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** Runs it, and fails when it does. */
    Outcome succeed() throws IOException, InterruptedException {
        var outcome = run();
        if (outcome.exitCode() != 0) {
            throw new AssertionError("exit code " + outcome.exitCode() + " of " + this + "\n" + outcome.output());
        }
        return outcome;
    }

    /** Only starts it; whoever asks for that reads what it says, errors too, and sees to its end. */
    Process start() throws IOException {
        return start(new ProcessBuilder(words).redirectErrorStream(true));
    }

    private Process start(Path out, Path err) throws IOException {
        return start(new ProcessBuilder(words).redirectOutput(out.toFile()).redirectError(err.toFile()));
    }

    private Process start(ProcessBuilder builder) throws IOException {
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        directory.ifPresent(folder -> builder.directory(folder.toFile()));
        environment.forEach((name, value) -> {
            builder.environment().remove(name);
            value.ifPresent(text -> builder.environment().put(name, text));
        });
        return builder.start();
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }

    /**
     * How a program ended and what it said.
     *
     * @param command what was run
     * @param exitCode zero for success
     * @param out the bytes of its standard output
     * @param err its standard error
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Outcome(String command, int exitCode, byte[] out, String err) {
        String text() {
            return new String(out, StandardCharsets.UTF_8);
        }

        String output() {
            return text() + err;
        }
    }
}
