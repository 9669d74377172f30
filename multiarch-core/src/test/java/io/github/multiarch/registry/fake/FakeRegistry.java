package io.github.multiarch.registry.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * A registry for tests, on 127.0.0.1: it holds everything in memory, is stricter than real ones, records every request, and answers what it is told to where that is
 * scripted.
 */
public final class FakeRegistry implements AutoCloseable {
    static {
        // Without it, each answer on a connection that is used again waits 40 milliseconds.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<RecordedRequest> requests = new ArrayList<>();
    private final Script script = new Script();
    private final Store store = new Store();
    private final Gate gate;
    private final Api api;
    private volatile Runnable bodyBegins = () -> {};

    private FakeRegistry(HttpServer server, String scheme) {
        this.server = server;
        this.gate = new Gate(scheme + "://" + host() + "/token");
        this.api = new Api(store, gate);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /**
     * Starts one that speaks plain HTTP and lets everybody in.
     *
     * @return running
     */
    public static FakeRegistry start() {
        try {
            return new FakeRegistry(HttpServer.create(anyPort(), 0), "http");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts one that speaks TLS and lets everybody in.
     *
     * @param context with a key for 127.0.0.1
     * @return running
     */
    public static FakeRegistry startTls(SSLContext context) {
        try {
            var server = HttpsServer.create(anyPort(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context));
            return new FakeRegistry(server, "https");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Lets in only this user, by Basic authentication.
     *
     * @param user the name
     * @param password the password
     * @return this
     */
    public FakeRegistry requireBasic(String user, String password) {
        gate.require(Gate.Kind.BASIC, user, password);
        return this;
    }

    /**
     * Lets in only who brings a token; the token server at {@code /token} gives this user what is asked for, and others nothing.
     *
     * @param user the name
     * @param password the password, also taken as an identity token
     * @return this
     */
    public FakeRegistry requireBearer(String user, String password) {
        gate.require(Gate.Kind.BEARER, user, password);
        return this;
    }

    /**
     * Makes the token server give everybody tokens to pull with.
     *
     * @return this
     */
    public FakeRegistry allowAnonymousPull() {
        gate.allowAnonymousPull();
        return this;
    }

    /** Ends the validity of every token. */
    public void forgetTokens() {
        gate.forgetTokens();
    }

    /**
     * Where it is.
     *
     * @return {@code 127.0.0.1:port}
     */
    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /**
     * What has arrived so far, in order of completion.
     *
     * @return a copy
     */
    public List<RecordedRequest> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /** Starts the record anew. */
    public void forgetRequests() {
        synchronized (requests) {
            requests.clear();
        }
    }

    /**
     * Begins to script an answer.
     *
     * @param method the HTTP method
     * @param pathRegex matches the whole path, without query
     * @return to be completed
     */
    public Script.Line on(String method, String pathRegex) {
        return script.on(method, pathRegex);
    }

    /**
     * Is told as soon as the first bytes of the body of an upload are here; the rest is read when it returns.
     *
     * @param listener called on a thread of the server
     */
    public void whenBodyBegins(Runnable listener) {
        bodyBegins = listener;
    }

    /**
     * Makes a blob known in every repository.
     *
     * @param bytes its content
     * @return its digest
     */
    public Digest putBlob(byte[] bytes) {
        return store.putBlob(bytes);
    }

    /**
     * Makes a blob known in one repository.
     *
     * @param repository its name
     * @param bytes its content
     * @return its digest
     */
    public Digest putBlob(String repository, byte[] bytes) {
        return store.putBlob(repository, bytes);
    }

    /**
     * Stores a manifest or index, as strictly as if it had been sent.
     *
     * @param repository its name
     * @param tag a tag or the document's digest
     * @param document the manifest or index
     * @throws IllegalArgumentException when it is refused
     */
    public void putManifest(String repository, String tag, Document document) {
        store.putManifest(repository, tag, document.descriptor().mediaType().value(), document.bytes())
                .ifPresent(refusal -> {
                    throw new IllegalArgumentException(new String(refusal.body(), StandardCharsets.UTF_8));
                });
    }

    /**
     * The tags of a repository and what they stand for.
     *
     * @param repository its name
     * @return a copy, empty when there is no such repository
     */
    public SortedMap<String, Digest> tags(String repository) {
        return store.tags(repository);
    }

    /**
     * A manifest or index.
     *
     * @param repository its name
     * @param reference a tag or digest
     * @return empty when it is not there
     */
    public Optional<Document> manifest(String repository, String reference) {
        return store.manifest(repository, reference);
    }

    /**
     * A blob.
     *
     * @param repository its name
     * @param digest of the blob
     * @return empty when it is not there
     */
    public Optional<byte[]> blob(String repository, Digest digest) {
        return store.blob(repository, digest);
    }

    /**
     * Uploads that were begun and neither completed nor cancelled.
     *
     * @return their number
     */
    public int openUploads() {
        return api.openUploads();
    }

    /** Stops at once. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = body(exchange);
            var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
            var request = new RecordedRequest(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body.length);
            synchronized (requests) {
                requests.add(request);
            }
            var reply = script.next(request.method(), request.path())
                    .orElseGet(() ->
                            request.path().equals("/token") ? gate.token(request, body) : api.answer(request, body));
            send(exchange, reply);
        }
    }

    private byte[] body(HttpExchange exchange) throws IOException {
        var in = exchange.getRequestBody();
        var body = new ByteArrayOutputStream();
        var first = in.readNBytes(1);
        if (first.length > 0 && exchange.getRequestMethod().equals("PUT")) {
            bodyBegins.run();
        }
        body.write(first);
        in.transferTo(body);
        return body.toByteArray();
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(reply.body().length));
            exchange.sendResponseHeaders(reply.status(), -1);
        } else if (reply.body().length == 0) {
            exchange.sendResponseHeaders(reply.status(), -1);
        } else {
            exchange.sendResponseHeaders(reply.status(), reply.body().length);
            exchange.getResponseBody().write(reply.body());
        }
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}
