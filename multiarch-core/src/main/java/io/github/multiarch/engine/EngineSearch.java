package io.github.multiarch.engine;

import io.github.multiarch.oci.Platform;
import io.github.multiarch.oci.Shown;
import io.github.multiarch.program.ProgramAnswer;
import io.github.multiarch.program.ProgramRun;
import io.github.multiarch.program.Programs;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks clients, one after the other, for the platform of their engine, until one answers. Clients answer without an engine, too, but not this. */
final class EngineSearch {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final List<String> DOCKERS = List.of("version", "--format", "{{.Server.Os}}/{{.Server.Arch}}");
    private static final List<String> PODMANS = List.of("info", "--format", "{{.Host.OS}}/{{.Host.Arch}}");

    private final List<String> clients;
    private final List<String> failures = new ArrayList<>();

    EngineSearch(List<String> clients) {
        this.clients = clients;
    }

    Engine find() throws NoEngineException {
        for (var client : clients) {
            var platform = platform(client);
            if (platform.isPresent()) {
                return new Engine(client, platform.get());
            }
        }
        throw new NoEngineException("there is no container engine to load the image into: "
                + String.join("; ", failures)
                + "; start one, name its client (-Dmultiarch.engine=PROGRAM), or take the image there as a file:"
                + " multiarch:export -Dmultiarch.to=docker-archive:PATH");
    }

    /** Podman may be called docker, and then knows only its own question. What counts is the answer to the first one. */
    private Optional<Platform> platform(String client) {
        var name = client.substring(Math.max(client.lastIndexOf('/'), client.lastIndexOf('\\')) + 1);
        int known = failures.size();
        for (var question : name.contains("podman") ? List.of(PODMANS, DOCKERS) : List.of(DOCKERS, PODMANS)) {
            var platform = ask(client, question);
            if (platform.isPresent()) {
                return platform;
            }
        }
        failures.subList(known + 1, failures.size()).clear();
        return Optional.empty();
    }

    private Optional<Platform> ask(String client, List<String> question) {
        try {
            var process = Programs.start(client, question);
            if (process.isEmpty()) {
                failures.add(Shown.of(client) + " is not installed");
                return Optional.empty();
            }
            return read(client, ProgramRun.ask(process.get(), out -> {}, LIMIT));
        } catch (IOException e) {
            failures.add(Shown.of(client) + " cannot be started");
            return Optional.empty();
        }
    }

    private Optional<Platform> read(String client, ProgramAnswer answer) {
        if (answer instanceof ProgramAnswer.Stopped stopped) {
            failures.add(Shown.of(client) + ": " + stopped.how());
            return Optional.empty();
        }
        var ended = (ProgramAnswer.Ended) answer;
        if (ended.exitStatus() != 0) {
            failures.add(Shown.of(client) + " says: " + Engine.complaint(ended));
            return Optional.empty();
        }
        try {
            return Optional.of(Platform.parse(ended.output().strip()));
        } catch (IllegalArgumentException e) {
            failures.add(Shown.of(client) + " does not say its engine's platform: " + e.getMessage());
            return Optional.empty();
        }
    }
}
