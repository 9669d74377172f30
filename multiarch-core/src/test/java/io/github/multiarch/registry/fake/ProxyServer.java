package io.github.multiarch.registry.fake;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** An HTTP proxy on 127.0.0.1: absolute addresses for plain HTTP, CONNECT for tunnels. It keeps everything that it was sent. */
public final class ProxyServer implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("\r\n(?i:content-length): ([0-9]+)");

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, String> routes = new ConcurrentHashMap<>();
    private final List<String> requests = new ArrayList<>();
    private final StringBuilder transcript = new StringBuilder();
    private volatile String authorization = "";
    private volatile String connectAnswer = "HTTP/1.1 200 OK";
    private volatile byte[] refusalBody = new byte[0];

    private ProxyServer(ServerSocket socket) {
        this.socket = socket;
        threads.execute(this::accept);
    }

    /**
     * Starts one that serves everybody.
     *
     * @return running
     */
    public static ProxyServer start() {
        try {
            return new ProxyServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Serves only this user, by Basic authentication; others get 407.
     *
     * @param user the name
     * @param password the password
     * @return this
     */
    public ProxyServer requireBasic(String user, String password) {
        authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /**
     * Knows a name that nobody else does.
     *
     * @param authority {@code host:port}
     * @param to where that is in truth, {@code 127.0.0.1:port}
     * @return this
     */
    public ProxyServer route(String authority, String to) {
        routes.put(authority, to);
        return this;
    }

    /**
     * Opens no tunnel any more.
     *
     * @param statusLine the answer to CONNECT, such as {@code HTTP/1.1 403 No}
     * @param body sent after it, without a length
     * @return this
     */
    public ProxyServer refuseTunnels(String statusLine, byte[] body) {
        connectAnswer = statusLine;
        refusalBody = body.clone();
        return this;
    }

    /**
     * Where it is.
     *
     * @return on 127.0.0.1
     */
    public int port() {
        return socket.getLocalPort();
    }

    /**
     * The request lines that have arrived so far, those within tunnels aside.
     *
     * @return a copy
     */
    public List<String> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /**
     * Every byte that clients sent, as a character each, to search for what must not be there.
     *
     * @return empty when nothing came
     */
    public String transcript() {
        synchronized (transcript) {
            return transcript.toString();
        }
    }

    private void accept() {
        try {
            while (true) {
                var client = socket.accept();
                threads.execute(() -> serve(client));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket client) {
        try (client) {
            var head = head(client.getInputStream());
            if (isRefused(head)) {
                refuse(client, head);
            } else if (head.startsWith("CONNECT ")) {
                tunnel(client, head.split(" ", 3)[1]);
            } else {
                forward(client, head);
            }
        } catch (IOException e) {
            // One of the two has gone.
        }
    }

    private boolean isRefused(String head) {
        return !authorization.isEmpty() && !head.contains("\r\nProxy-Authorization: " + authorization + "\r\n");
    }

    /** What was sent comes back, as from some proxies. */
    private static void refuse(Socket client, String head) throws IOException {
        answer(
                client,
                "HTTP/1.1 407 Who?\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nX-Echo: "
                        + head.replaceAll("[\r\n]+", " "),
                head.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void tunnel(Socket client, String authority) throws IOException {
        if (!connectAnswer.startsWith("HTTP/1.1 200")) {
            answer(client, connectAnswer, refusalBody);
            return;
        }
        try (var server = connect(authority)) {
            client.getOutputStream().write((connectAnswer + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            pump(server, client);
            copy(client, server, Long.MAX_VALUE);
        }
    }

    /** All requests of a connection go to one server. */
    private void forward(Socket client, String first) throws IOException {
        try (var server = connect(URI.create(first.split(" ", 3)[1]).getAuthority())) {
            pump(server, client);
            for (var head = first; ; head = head(client.getInputStream())) {
                if (isRefused(head)) {
                    refuse(client, head);
                    return;
                }
                var sent =
                        head.replaceFirst(" http://[^/]*", " ").replaceAll("\r\n(?i:proxy-authorization): [^\r]*", "");
                server.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
                var length = LENGTH.matcher(head);
                copy(client, server, length.find() ? Long.parseLong(length.group(1)) : 0);
            }
        }
    }

    private Socket connect(String authority) throws IOException {
        var known = authority.contains(":") ? authority : authority + ":80";
        var to = routes.getOrDefault(known, known);
        int colon = to.lastIndexOf(':');
        return new Socket(to.substring(0, colon), Integer.parseInt(to.substring(colon + 1)));
    }

    private static void answer(Socket client, String head, byte[] body) throws IOException {
        var out = client.getOutputStream();
        out.write((head + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
        client.shutdownOutput();
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    /** What the server says goes to the client, until one of them goes. */
    private void pump(Socket server, Socket client) {
        threads.execute(() -> {
            try (client) {
                server.getInputStream().transferTo(client.getOutputStream());
            } catch (IOException e) {
                // One of the two has gone.
            }
        });
    }

    private void copy(Socket client, Socket server, long bytes) throws IOException {
        var buffer = new byte[8192];
        for (long left = bytes; left > 0; ) {
            int read = client.getInputStream().read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                return;
            }
            keep(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
            server.getOutputStream().write(buffer, 0, read);
            left -= read;
        }
    }

    private String head(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            bytes.write(next);
        }
        var head = bytes.toString(StandardCharsets.ISO_8859_1);
        keep(head);
        synchronized (requests) {
            requests.add(head.split("\r\n", 2)[0]);
        }
        return head;
    }

    private void keep(String text) {
        synchronized (transcript) {
            transcript.append(text);
        }
    }

    /** Stops at once. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
