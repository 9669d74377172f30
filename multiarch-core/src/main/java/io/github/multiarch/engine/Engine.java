package io.github.multiarch.engine;

import io.github.multiarch.oci.Platform;
import io.github.multiarch.oci.Shown;
import io.github.multiarch.program.ProgramAnswer;
import io.github.multiarch.program.ProgramRun;
import io.github.multiarch.program.Programs;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An engine that answers.
 *
 * @param client its program, such as {@code docker}
 * @param platform of the machine that it runs containers on
 */
public record Engine(String client, Platform platform) {
    /** More than any sound engine needs for the largest image. */
    private static final Duration LOADING = Duration.ofMinutes(30);

    private static final Duration ANSWERING = Duration.ofSeconds(30);
    private static final int MAX_LINES = 20;

    /** What Docker says of the store of its images where that is containerd's, since 24.0. */
    private static final String CONTAINERD = "io.containerd.snapshotter.v1";

    /**
     * Finds the engine.
     *
     * @param client the program of its client, a name on the {@code PATH} or a path; when it is not given, {@code docker}, and where that does not answer, {@code podman}
     * @return the first that answers
     * @throws NoEngineException when none does
     */
    public static Engine find(Optional<String> client) throws NoEngineException {
        return new EngineSearch(client.map(List::of).orElse(List.of("docker", "podman"))).find();
    }

    /**
     * Whether it holds images of several platforms under one name: Docker with the image store of containerd. Podman, and Docker with its graph drivers, keep one.
     *
     * @return true when it says so
     */
    public boolean holdsIndexes() {
        try {
            var process = Programs.start(client, List.of("info", "--format", "{{json .DriverStatus}}"));
            return process.isPresent()
                    && ProgramRun.ask(process.get(), out -> {}, ANSWERING) instanceof ProgramAnswer.Ended ended
                    && ended.exitStatus() == 0
                    && ended.output().contains(CONTAINERD);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Gives it an image.
     *
     * @param archive as {@code docker load} takes it
     * @return what it said, escaped for messages
     * @throws IOException when it refuses, or the archive cannot be written
     */
    public List<String> load(ProgramRun.Input archive) throws IOException {
        var process = Programs.start(client, List.of("load", "--quiet"))
                .orElseThrow(() -> new IOException(client + " is gone"));
        var answer = ProgramRun.ask(process, archive, LOADING);
        if (answer instanceof ProgramAnswer.Stopped stopped) {
            throw new IOException(client + " load did not take the image: " + stopped.how());
        }
        var ended = (ProgramAnswer.Ended) answer;
        if (ended.exitStatus() != 0) {
            throw new IOException(client + " load did not take the image: " + complaint(ended), cause(ended));
        }
        if (ended.unsent().isPresent()) {
            throw new IOException(
                    client + " load was not given the whole image: "
                            + ended.unsent().get().getMessage(),
                    cause(ended));
        }
        return lines(ended.output());
    }

    private static IOException cause(ProgramAnswer.Ended ended) {
        return ended.unsent().orElseGet(() -> new IOException("exit status " + ended.exitStatus()));
    }

    /** In its own words. */
    static String complaint(ProgramAnswer.Ended ended) {
        var said = String.join("; ", lines(ended.errors().isBlank() ? ended.output() : ended.errors()));
        return said.isEmpty() ? "it ended with exit status " + ended.exitStatus() : said;
    }

    private static List<String> lines(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .limit(MAX_LINES)
                .map(line -> Shown.of(line.strip()))
                .toList();
    }
}
