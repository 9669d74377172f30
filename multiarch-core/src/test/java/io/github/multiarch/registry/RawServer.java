package io.github.multiarch.registry;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** Writes on the wire what no HTTP server would. Each connection serves one request; the greeting of a TLS client at a plain one is answered and not counted. */
final class RawServer implements AutoCloseable {
    private static final int TLS_RECORD = 0x16;

    private final ServerSocket socket;
    private final Handler handler;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();

    /** Answers one request. The connection is closed afterwards. */
    @FunctionalInterface
    interface Handler {
        /**
         * Answers.
         *
         * @param head request line and headers
         * @param in what follows them
         */
        void answer(String head, InputStream in, OutputStream out) throws IOException;
    }

    RawServer(Handler handler) throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), handler);
    }

    private RawServer(ServerSocket socket, Handler handler) {
        this.socket = socket;
        this.handler = handler;
        threads.execute(this::accept);
    }

    static RawServer overTls(SSLContext context, Handler handler) throws IOException {
        var factory = context.getServerSocketFactory();
        return new RawServer(factory.createServerSocket(0, 50, InetAddress.getLoopbackAddress()), handler);
    }

    /** Always the same bytes, a character for each. */
    static Handler saying(String text) {
        return (head, in, out) -> out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Something, then this again and again as long as the client listens. */
    static Handler endlessly(String first, String then) {
        return (head, in, out) -> {
            out.write(first.getBytes(StandardCharsets.ISO_8859_1));
            while (true) {
                out.write(then.getBytes(StandardCharsets.ISO_8859_1));
            }
        };
    }

    String host() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    int requests() {
        return requests.get();
    }

    private void accept() {
        try {
            while (true) {
                var connection = socket.accept();
                threads.execute(() -> serve(connection));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in = connection.getInputStream();
            var out = connection.getOutputStream();
            int first = in.read();
            if (first == TLS_RECORD) {
                out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } else if (first >= 0) {
                var head = head(first, in);
                requests.incrementAndGet();
                handler.answer(head, in, out);
                out.flush();
            }
            connection.shutdownOutput();
            // Closing with something unread would take the answer away from the client.
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The client has had enough.
        }
    }

    private static String head(int first, InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        head.write(first);
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the client went away");
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
