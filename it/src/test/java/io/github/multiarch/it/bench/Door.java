package io.github.multiarch.it.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A registry's door on the loopback interface, which counts the connections made through it and may lie at the end of a slow line. A connection takes a round
 * trip to make; that TCP starts slowly, and loses packets, is left out.
 */
final class Door implements AutoCloseable {
    private final ServerSocket server;
    private final InetSocketAddress target;
    private final Link up;
    private final Link down;
    private final AtomicInteger connections = new AtomicInteger();

    private Door(ServerSocket server, InetSocketAddress target, Link up, Link down) {
        this.server = server;
        this.target = target;
        this.up = up;
        this.down = down;
    }

    /** Opens one to a registry at {@code HOST:PORT}. */
    static Door to(String host, Link up, Link down) throws IOException {
        var parts = host.split(":", 2);
        var door = new Door(
                new ServerSocket(0, 100, InetAddress.getLoopbackAddress()),
                new InetSocketAddress(parts[0], Integer.parseInt(parts[1])),
                up,
                down);
        start(door::accept);
        return door;
    }

    /** Its address, {@code 127.0.0.1:PORT}. */
    String host() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                connections.incrementAndGet();
                start(() -> join(client));
            } catch (IOException e) {
                // Closed, or the client is gone again.
            }
        }
    }

    private void join(Socket client) {
        long from = System.nanoTime() + up.delayNanos() + down.delayNanos();
        try {
            client.setTcpNoDelay(true);
            var registry = new Socket();
            registry.setTcpNoDelay(true);
            registry.connect(target);
            start(new Pipe(client, registry, up, from));
            start(new Pipe(registry, client, down, from));
        } catch (IOException e) {
            Pipe.close(client);
        }
    }

    static void start(Runnable work) {
        var thread = new Thread(work, "door");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
