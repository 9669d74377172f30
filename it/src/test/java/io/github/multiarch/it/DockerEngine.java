package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Docker engine of the test's own, started by {@code it/lib/engine}. */
final class DockerEngine implements AutoCloseable {
    private static final int TRIES = 120;
    private static final int CANNOT_BE_MADE_HERE = 69;

    private final Process process;
    private final ServerLog log;
    private final String socket;

    private DockerEngine(Process process, ServerLog log, String socket) {
        this.process = process;
        this.log = log;
        this.socket = socket;
    }

    /** Skips the test, visibly, where no engine can be started. */
    static DockerEngine startOrSkip(Path folder) throws IOException, InterruptedException {
        return startOrSkip(folder, "");
    }

    /** With a storage driver, unless that is empty. */
    static DockerEngine startOrSkip(Path folder, String driver) throws IOException, InterruptedException {
        return startOrSkip(folder, Map.of("MULTIARCH_IT_STORAGE_DRIVER", driver));
    }

    /** Debian 13's, unpacked, with a storage driver; without one it keeps its images in containerd's store. */
    static DockerEngine startNewerOrSkip(Path folder, String driver) throws IOException, InterruptedException {
        var made = Command.of(ItFiles.of("lib/newer-engine").toString()).run();
        if (made.exitCode() == CANNOT_BE_MADE_HERE) {
            throw Skip.because("there is no newer engine: " + made.err());
        }
        assertEquals(0, made.exitCode(), made::output);
        return startOrSkip(
                folder, Map.of("MULTIARCH_IT_ENGINE_ROOT", made.text().strip(), "MULTIARCH_IT_STORAGE_DRIVER", driver));
    }

    private static DockerEngine startOrSkip(Path folder, Map<String, String> settings)
            throws IOException, InterruptedException {
        var script = ItFiles.of("lib/engine");
        Tools.require("dockerd", "docker", "unshare");
        if (!Files.isExecutable(script)) {
            throw Skip.because("there is no " + script);
        }
        Files.createDirectories(folder);
        var builder = new ProcessBuilder(script.toString(), folder.toString()).redirectErrorStream(true);
        builder.environment().putAll(settings);
        var process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        var engine = new DockerEngine(
                process, new ServerLog(process.getInputStream()), "unix://" + folder.resolve("docker.sock"));
        engine.awaitAnswer();
        return engine;
    }

    /** It says nothing at its log level when it is ready, so it is asked until it answers or ends. */
    private void awaitAnswer() throws IOException, InterruptedException {
        for (int i = 0; i < TRIES && process.isAlive(); i++) {
            if (command("version").run().exitCode() == 0) {
                return;
            }
            process.waitFor(250, TimeUnit.MILLISECONDS);
        }
        var said = String.join("\n", log.since(0));
        close();
        throw Skip.because("no Docker engine can be started here: " + said);
    }

    /** For {@code DOCKER_HOST}. */
    String host() {
        return socket;
    }

    String docker(String... arguments) throws IOException, InterruptedException {
        return command(arguments).succeed().text().strip();
    }

    private Command command(String... arguments) {
        var words = new ArrayList<>(List.of("docker", "--host", socket));
        words.addAll(List.of(arguments));
        return Command.of(words);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 20, TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }
}
