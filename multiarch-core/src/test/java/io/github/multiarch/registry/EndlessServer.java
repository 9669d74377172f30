package io.github.multiarch.registry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers every request with this status and a body that has no end. */
final class EndlessServer implements AutoCloseable {
    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String head;

    EndlessServer(String status) throws IOException {
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        head = "HTTP/1.1 " + status + "\r\nContent-Length: 1000000000000\r\n\r\n";
        threads.execute(this::accept);
    }

    String host() {
        return "127.0.0.1:" + socket.getLocalPort();
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
            for (int newLines = 0; newLines < 2; ) {
                int read = in.read();
                newLines = read == '\n' ? newLines + 1 : read == '\r' ? newLines : 0;
            }
            var out = connection.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(new byte[8192]);
            }
        } catch (IOException e) {
            // The client has had enough.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
