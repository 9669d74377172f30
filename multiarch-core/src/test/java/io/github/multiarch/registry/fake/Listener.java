package io.github.multiarch.registry.fake;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** The JDK's HTTP server on a free port of 127.0.0.1, with a thread for each request. */
final class Listener implements AutoCloseable {
    static {
        // Without it, each answer on a connection that is used again waits 40 milliseconds.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Not yet listening; speaks TLS when there is a context. */
    Listener(Optional<SSLContext> context) {
        this(context, InetAddress.getLoopbackAddress());
    }

    Listener(Optional<SSLContext> context, InetAddress address) {
        try {
            var anyPort = new InetSocketAddress(address, 0);
            if (context.isPresent()) {
                var https = HttpsServer.create(anyPort, 0);
                https.setHttpsConfigurator(new HttpsConfigurator(context.get()));
                server = https;
            } else {
                server = HttpServer.create(anyPort, 0);
            }
            scheme = context.isPresent() ? "https" : "http";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void start(HttpHandler handler) {
        server.createContext("/", handler);
        server.setExecutor(threads);
        server.start();
    }

    String host() {
        var address = server.getAddress().getAddress();
        return (address instanceof Inet6Address ? "[::1]:" : "127.0.0.1:")
                + server.getAddress().getPort();
    }

    String url() {
        return scheme + "://" + host();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
