package io.github.multiarch.it.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM that does one thing, as the first thing it does, with the benchmark's own class path. */
final class FreshJvm {
    private FreshJvm() {}

    /**
     * Runs a main class.
     *
     * @return the words that it printed
     * @throws IOException when it fails; what it complained of went to standard error
     */
    static String[] run(Class<?> main, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var line = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        if (process.waitFor() != 0) {
            throw new IOException(main.getSimpleName() + " " + String.join(" ", words) + " failed: " + line);
        }
        return line.strip().split(" ");
    }
}
