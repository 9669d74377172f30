package io.github.multiarch.it.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Bytes over the loopback interface, as fast as sockets are. */
final class Loopback {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int STREAMS = 2;

    private Loopback() {}

    /** Sends so many bytes, to one who only reads. */
    static void send(long bytes) throws IOException, InterruptedException {
        together(
                () -> {
                    try (var server = server();
                            var sender = new Socket(server.getInetAddress(), server.getLocalPort());
                            var reader = server.accept()) {
                        Door.start(() -> write(sender, bytes));
                        pass(reader.getInputStream(), Optional.empty(), Optional.empty());
                    }
                    return bytes;
                },
                1);
    }

    /** Takes so many bytes from one side and hands them on to another, hashed, in two streams. */
    static void relay(long bytes) throws IOException, InterruptedException {
        together(
                () -> {
                    try (var left = server();
                            var right = server();
                            var sender = new Socket(left.getInetAddress(), left.getLocalPort());
                            var in = left.accept();
                            var out = new Socket(right.getInetAddress(), right.getLocalPort());
                            var reader = right.accept()) {
                        Door.start(() -> write(sender, bytes / STREAMS));
                        Door.start(() -> drain(reader));
                        pass(
                                in.getInputStream(),
                                Optional.of(RandomLayer.sha256()),
                                Optional.of(out.getOutputStream()));
                    }
                    return bytes;
                },
                STREAMS);
    }

    private static void together(Callable<Long> work, int streams) throws IOException, InterruptedException {
        var threads = Executors.newFixedThreadPool(streams);
        try {
            var jobs = new ArrayList<Callable<Long>>();
            for (int i = 0; i < streams; i++) {
                jobs.add(work);
            }
            for (var result : threads.invokeAll(jobs)) {
                result.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("bytes do not get over the loopback interface", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static ServerSocket server() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static Optional<IOException> write(Socket socket, long bytes) {
        try (socket) {
            var buffer = new byte[BUFFER_BYTES];
            var out = socket.getOutputStream();
            for (long left = bytes; left > 0; left -= buffer.length) {
                out.write(buffer, 0, (int) Math.min(left, buffer.length));
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    private static Optional<IOException> drain(Socket socket) {
        try {
            pass(socket.getInputStream(), Optional.empty(), Optional.empty());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    private static void pass(InputStream in, Optional<MessageDigest> hash, Optional<OutputStream> out)
            throws IOException {
        var buffer = new byte[BUFFER_BYTES];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            if (hash.isPresent()) {
                hash.get().update(buffer, 0, count);
            }
            if (out.isPresent()) {
                out.get().write(buffer, 0, count);
            }
        }
    }
}
