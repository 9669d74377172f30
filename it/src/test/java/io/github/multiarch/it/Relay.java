package io.github.multiarch.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A registry's door: takes connections on a free port of the loopback interface and hands every byte on, as long as its {@link Gate} lets it. */
final class Relay implements AutoCloseable {
    private static final int BUFFER_BYTES = 16 * 1024;

    private final ServerSocket server;
    private final int allowed;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger mostOpen = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile String target;
    private volatile Gate gate = Gate.OPEN;

    private Relay(ServerSocket server, String target, int allowed) {
        this.server = server;
        this.target = target;
        this.allowed = allowed;
    }

    static Relay to(DebianRegistry registry) throws IOException {
        return to(registry, Integer.MAX_VALUE);
    }

    /** Whoever comes while this many connections are open is sent away. */
    static Relay to(DebianRegistry registry, int allowed) throws IOException {
        var relay = new Relay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), registry.host(), allowed);
        start(relay::accept);
        return relay;
    }

    /** Its address, {@code 127.0.0.1:PORT}. */
    String host() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** A name in the registry behind it. */
    String name(String repositoryAndTag) {
        return host() + "/" + repositoryAndTag;
    }

    /** From now on it is another registry's door. */
    void leadTo(DebianRegistry registry) {
        target = registry.host();
    }

    void guardBy(Gate other) {
        gate = other;
    }

    int mostOpen() {
        return mostOpen.get();
    }

    int refused() {
        return refused.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                take(server.accept());
            } catch (IOException e) {
                // Closed, or the client is gone again.
            }
        }
    }

    private void take(Socket client) throws IOException {
        if (open.size() >= allowed) {
            refused.incrementAndGet();
            client.close();
            return;
        }
        var connection = new Connection(client, new Socket());
        open.add(connection);
        mostOpen.accumulateAndGet(open.size(), Math::max);
        start(connection::join);
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        open.forEach(Connection::cut);
    }

    /** One client's connection and the one made for it. */
    private final class Connection {
        private final Socket client;
        private final Socket registry;

        Connection(Socket client, Socket registry) {
            this.client = client;
            this.registry = registry;
        }

        void join() {
            try {
                var parts = target.split(":", 2);
                registry.connect(new InetSocketAddress(parts[0], Integer.parseInt(parts[1])));
            } catch (IOException e) {
                cut();
                return;
            }
            start(() -> pump(registry, client, Direction.TO_CLIENT));
            pump(client, registry, Direction.TO_REGISTRY);
        }

        private void pump(Socket from, Socket to, Direction direction) {
            try {
                var buffer = new byte[BUFFER_BYTES];
                var in = from.getInputStream();
                var out = to.getOutputStream();
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    int passed = gate.admit(direction, count);
                    out.write(buffer, 0, passed);
                    out.flush();
                    if (passed < count) {
                        break;
                    }
                }
            } catch (IOException e) {
                // Then the other side learns it, too.
            } finally {
                cut();
            }
        }

        void cut() {
            open.remove(this);
            close(client);
            close(registry);
        }

        private static Optional<IOException> close(Socket socket) {
            try {
                socket.close();
                return Optional.empty();
            } catch (IOException e) {
                return Optional.of(e);
            }
        }
    }

    /** Where bytes go. */
    enum Direction {
        TO_REGISTRY,
        TO_CLIENT
    }
}
