package io.github.multiarch.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A Maven at work, which can be killed. Its scripts hand their process over to the JVM, so the process is the JVM. */
final class RunningMaven implements AutoCloseable {
    /** What a JVM that got SIGKILL ends with. */
    static final int KILLED = 128 + 9;

    private final Process process;

    RunningMaven(Process process) {
        this.process = process;
    }

    /** Whether it is no script any more. */
    boolean isJvm() {
        return process.info().command().orElse("").endsWith("/java");
    }

    /** SIGKILL: no hook runs, no file is closed. Harmless when it has ended. */
    void kill() {
        // By its handle, since a Process closes its streams with it: what it said until then would be lost.
        process.toHandle().destroyForcibly();
    }

    /** Reads all that it says, to its end. */
    List<String> read(Consumer<String> listener) throws IOException {
        var lines = new ArrayList<String>();
        try (var in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
                listener.accept(line);
            }
        }
        return lines;
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        kill();
    }
}
