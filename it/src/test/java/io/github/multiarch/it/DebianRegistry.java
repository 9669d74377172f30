package io.github.multiarch.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Debian's docker-registry on a free port of the loopback interface, as a process of this test's own. */
final class DebianRegistry implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("listening on (127\\.0\\.0\\.1:\\d+)");
    private static final String AGENT = "multiarch";

    private final Process process;
    private final ServerLog log;
    private final String host;
    private final Path storage;
    private int markers;

    private DebianRegistry(Process process, ServerLog log, String host, Path storage) {
        this.process = process;
        this.log = log;
        this.host = host;
        this.storage = storage;
    }

    /** A registry that everybody may use, over plain HTTP. */
    static DebianRegistry start(Path directory) throws IOException, InterruptedException {
        return start(directory, "");
    }

    /** The same without the line that lets it delete. */
    static DebianRegistry startWithoutDeletes(Path directory) throws IOException, InterruptedException {
        return start(directory, false, "");
    }

    /** One that fetches from another what it lacks, and keeps it; nothing can be pushed to it. */
    static DebianRegistry startMirrorOf(DebianRegistry other, Path directory) throws IOException, InterruptedException {
        return start(directory, "proxy:\n  remoteurl: http://" + other.host() + "\n");
    }

    /** A registry that speaks TLS and wants a password. */
    static DebianRegistry start(Path directory, Certificates certificates, String user, String password)
            throws IOException, InterruptedException {
        Tools.require("htpasswd");
        var passwords = Files.createDirectories(directory).resolve("htpasswd");
        Command.of("htpasswd", "-cbB", passwords.toString(), user, password).succeed();
        return start(
                directory, String.format(Locale.ROOT, """
                      tls:
                        certificate: %s
                        key: %s
                    auth:
                      htpasswd:
                        realm: tests
                        path: %s
                    """, certificates.certificate(), certificates.key(), passwords));
    }

    private static DebianRegistry start(Path directory, String more) throws IOException, InterruptedException {
        return start(directory, true, more);
    }

    private static DebianRegistry start(Path directory, boolean deletes, String more)
            throws IOException, InterruptedException {
        Tools.require("docker-registry", "skopeo");
        Files.createDirectories(directory);
        var storage = directory.resolve("storage");
        // Port 0 lets the kernel find a free one; the log names it.
        var config = Files.writeString(
                directory.resolve("config.yml"), String.format(Locale.ROOT, """
                    version: 0.1
                    log:
                      level: info
                    storage:
                      filesystem:
                        rootdirectory: %s
                      delete:
                        enabled: %s
                    http:
                      addr: 127.0.0.1:0
                    """, storage, deletes) + more);
        var process = new ProcessBuilder("docker-registry", "serve", config.toString())
                .redirectErrorStream(true)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        var log = new ServerLog(process.getInputStream());
        var listening =
                LISTENING.matcher(log.await(line -> LISTENING.matcher(line).find()));
        if (!listening.find()) {
            throw new IllegalStateException("found before");
        }
        return new DebianRegistry(process, log, listening.group(1), storage);
    }

    /** Its address, {@code 127.0.0.1:PORT}. */
    String host() {
        return host;
    }

    /** A name in it. */
    String name(String repositoryAndTag) {
        return host + "/" + repositoryAndTag;
    }

    /** Where the access log is now. */
    int mark() throws IOException, InterruptedException {
        markers++;
        var target = "/v2/marker-" + markers + "/tags/list";
        var request =
                HttpRequest.newBuilder(URI.create("http://" + host + target)).build();
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        log.await(line -> line.contains("\"GET " + target + " "));
        return log.size();
    }

    /** What the plugin asked for since then, in order. Not for registries with TLS. */
    List<Request> requestsSince(int mark) throws IOException, InterruptedException {
        mark();
        return log.since(mark).stream()
                .map(Request::parse)
                .flatMap(Optional::stream)
                .filter(request -> request.agent().startsWith(AGENT))
                .toList();
    }

    /** The file that holds a blob's bytes. */
    Path blob(String digest) {
        var hex = digest.substring(digest.indexOf(':') + 1);
        return storage.resolve("docker/registry/v2/blobs/sha256")
                .resolve(hex.substring(0, 2))
                .resolve(hex)
                .resolve("data");
    }

    /** Everything that it keeps, as paths: equal before and after when nothing was pushed. */
    List<String> content() throws IOException {
        return ItFiles.list(storage);
    }

    /** Goes away in the middle of a test, for good. */
    void stop() {
        close();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }
}
