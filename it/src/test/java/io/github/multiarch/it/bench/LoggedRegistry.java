package io.github.multiarch.it.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** Debian's docker-registry on a free port of the loopback interface, with its access log in a file. */
final class LoggedRegistry implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("listening on (127\\.0\\.0\\.1:\\d+)");
    private static final long LIMIT_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long PAUSE_NANOS = Duration.ofMillis(10).toNanos();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final Path accessLog;
    private final String host;
    private int markers;

    private LoggedRegistry(Process process, Path accessLog, String host) {
        this.process = process;
        this.accessLog = accessLog;
        this.host = host;
    }

    /** Starts an empty one, which keeps everything in this folder. */
    static LoggedRegistry start(Path folder) throws IOException {
        Files.createDirectories(folder);
        var config = Files.writeString(
                folder.resolve("config.yml"), String.format(Locale.ROOT, """
                        version: 0.1
                        log:
                          level: info
                        storage:
                          filesystem:
                            rootdirectory: %s
                          delete:
                            enabled: true
                        http:
                          addr: 127.0.0.1:0
                        """, folder.resolve("storage")));
        var accessLog = folder.resolve("access.log");
        var log = folder.resolve("registry.log");
        var process = new ProcessBuilder("docker-registry", "serve", config.toString())
                .redirectOutput(accessLog.toFile())
                .redirectError(log.toFile())
                .start();
        return new LoggedRegistry(process, accessLog, await(log, LISTENING));
    }

    /** Waits until a log says this, and returns the first group. */
    private static String await(Path log, Pattern wanted) throws IOException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < LIMIT_NANOS) {
            var found = wanted.matcher(Files.readString(log));
            if (found.find()) {
                return found.group(1);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new IOException("docker-registry never said '" + wanted + "' in " + log);
    }

    /** Its address, {@code 127.0.0.1:PORT}. */
    String host() {
        return host;
    }

    /** Where the access log is now, in lines: all that was answered before is above. */
    int mark() throws IOException, InterruptedException {
        markers++;
        var target = "/v2/marker-" + markers + "/tags/list";
        client.send(
                HttpRequest.newBuilder(URI.create("http://" + host + target)).build(),
                HttpResponse.BodyHandlers.discarding());
        await(accessLog, Pattern.compile("(GET " + Pattern.quote(target) + ") "));
        return Files.readAllLines(accessLog).size();
    }

    /** What the access log says since then. */
    List<String> since(int mark) throws IOException, InterruptedException {
        int end = mark();
        return Files.readAllLines(accessLog).subList(mark, end).stream()
                .filter(line -> !line.contains(" /v2/marker-"))
                .toList();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }
}
