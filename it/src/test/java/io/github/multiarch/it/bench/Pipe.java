package io.github.multiarch.it.bench;

import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/** Carries one direction of a connection over a {@link Link}. One thread puts bytes onto the line, another takes them off when they are due. */
final class Pipe implements Runnable {
    private static final int BUFFER_BYTES = 16 * 1024;

    private final Socket from;
    private final Socket to;
    private final Link link;
    private final long notBefore;
    private final LinkedBlockingQueue<Packet> line = new LinkedBlockingQueue<>(1_000);

    Pipe(Socket from, Socket to, Link link, long notBefore) {
        this.from = from;
        this.to = to;
        this.link = link;
        this.notBefore = notBefore;
    }

    @Override
    public void run() {
        Door.start(this::deliver);
        try {
            var buffer = new byte[BUFFER_BYTES];
            var in = from.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                awaitNanos(notBefore);
                long sent = link.send(count);
                awaitNanos(sent);
                line.put(new Packet(Arrays.copyOf(buffer, count), sent + link.delayNanos()));
            }
            line.put(new Packet(new byte[0], System.nanoTime() + link.delayNanos()));
        } catch (IOException | InterruptedException e) {
            close(from);
            close(to);
        }
    }

    private void deliver() {
        try {
            var out = to.getOutputStream();
            for (var packet = line.take(); packet.bytes().length > 0; packet = line.take()) {
                awaitNanos(packet.due());
                out.write(packet.bytes());
            }
            to.shutdownOutput();
        } catch (IOException | InterruptedException e) {
            close(from);
            close(to);
        }
    }

    private static void awaitNanos(long time) {
        for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    static Optional<IOException> close(Socket socket) {
        try {
            socket.close();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    /** Bytes on their way, none for the end, and when they arrive. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Packet(byte[] bytes, long due) {}
}
