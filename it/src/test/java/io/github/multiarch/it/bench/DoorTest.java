package io.github.multiarch.it.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DoorTest {
    private static final Duration DELAY = Duration.ofMillis(20);

    @Test
    void everyByteGetsThroughNoSoonerThanTheLineAllows() throws IOException {
        var bytes = new byte[200_000];
        new SplittableRandom(1).nextBytes(bytes);
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var door =
                        Door.to("127.0.0.1:" + server.getLocalPort(), Link.slow(DELAY, 100), Link.slow(DELAY, 100))) {
            Door.start(() -> echo(server));
            long start = System.nanoTime();
            var host = door.host().split(":", 2);
            try (var socket = new Socket(host[0], Integer.parseInt(host[1]))) {
                socket.getOutputStream().write(bytes);
                socket.shutdownOutput();
                assertArrayEquals(bytes, socket.getInputStream().readAllBytes());
            }
            // A round trip to connect, one for the answer, and 16 ms for the bytes to leave.
            long atLeast = DELAY.multipliedBy(4).plusMillis(16).toNanos();
            long took = System.nanoTime() - start;
            assertTrue(took >= atLeast, () -> took + " ns, which is less than " + atLeast);
            assertEquals(1, door.connections());
        }
    }

    private static void echo(ServerSocket server) {
        try (var socket = server.accept()) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException e) {
            throw new AssertionError("the server cannot answer", e);
        }
    }
}
