package io.github.multiarch.registry;

import io.github.multiarch.registry.fake.FakeRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before a registry, hands on what is said, and keeps what clients said, connection by connection. What is no TLS it can answer by itself, as TLS servers do. */
final class Tap implements AutoCloseable {
    private static final char TLS_RECORD = 0x16;

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int behind;
    private final Handler toPlain;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<ByteArrayOutputStream> heard = new ArrayList<>();

    /** What is done with a connection that does not begin with TLS. It is closed afterwards. */
    @FunctionalInterface
    interface Handler {
        void serve(InputStream in, OutputStream out) throws IOException;
    }

    private Tap(int behind, Handler toPlain) throws IOException {
        this.behind = behind;
        this.toPlain = toPlain;
        threads.execute(this::accept);
    }

    static Tap before(FakeRegistry registry) throws IOException {
        return before(registry, null);
    }

    static Tap before(FakeRegistry tlsRegistry, Handler toPlain) throws IOException {
        return before(Integer.parseInt(tlsRegistry.host().split(":", 2)[1]), toPlain);
    }

    static Tap before(int port, Handler toPlain) throws IOException {
        return new Tap(port, toPlain);
    }

    int port() {
        return socket.getLocalPort();
    }

    String host() {
        return "127.0.0.1:" + port();
    }

    /** What was said on each connection, a character for each byte. */
    List<String> heard() {
        synchronized (heard) {
            return heard.stream()
                    .map(bytes -> bytes.toString(StandardCharsets.ISO_8859_1))
                    .filter(text -> !text.isEmpty())
                    .toList();
        }
    }

    /** What everybody on the way could have read. */
    List<String> inTheOpen() {
        return heard().stream().filter(text -> text.charAt(0) != TLS_RECORD).toList();
    }

    long greetings() {
        return heard().stream().filter(Tap::isGreeting).count();
    }

    static boolean isGreeting(String text) {
        return text.startsWith(new String(TlsGreeting.to("127.0.0.1"), StandardCharsets.ISO_8859_1));
    }

    private void accept() {
        try {
            while (true) {
                var client = socket.accept();
                var said = new ByteArrayOutputStream();
                synchronized (heard) {
                    heard.add(said);
                }
                threads.execute(() -> serve(client, said));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket client, ByteArrayOutputStream said) {
        try (client) {
            var in = client.getInputStream();
            var buffer = new byte[8192];
            int read = in.read(buffer);
            if (read < 0) {
                return;
            }
            if (toPlain != null && buffer[0] != TLS_RECORD) {
                keep(said, buffer, read);
                toPlain.serve(in, client.getOutputStream());
                return;
            }
            try (var server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
                threads.execute(() -> answer(server, client));
                for (; read >= 0; read = in.read(buffer)) {
                    keep(said, buffer, read);
                    server.getOutputStream().write(buffer, 0, read);
                }
            }
        } catch (IOException e) {
            // One of the two has gone.
        }
    }

    private void keep(ByteArrayOutputStream said, byte[] buffer, int count) {
        synchronized (heard) {
            said.write(buffer, 0, count);
        }
    }

    private static void answer(Socket server, Socket client) {
        try (client) {
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // One of the two has gone.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
