package io.github.multiarch.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** What can happen to a file that somebody wants to pack. */
final class Changes {
    /** Something that happens to a file. */
    @FunctionalInterface
    interface Change {
        void to(Path file) throws Exception;
    }

    private Changes() {}

    /** A stream that changes a file when the first bytes arrive: between listing the files and reading the second one. */
    static OutputStream atTheFirstByte(Change change, Path file) {
        return new OutputStream() {
            private boolean done;

            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (!done) {
                    done = true;
                    run(change, file);
                }
            }
        };
    }

    private static void run(Change change, Path file) throws IOException {
        try {
            change.to(file);
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static void grow(Path file) throws IOException {
        length(file, 700);
    }

    static void length(Path file, long length) throws IOException {
        try (var access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(length);
        }
    }

    static void link(Path file, String target) throws IOException {
        Files.delete(file);
        Files.createSymbolicLink(file, Path.of(target));
    }

    static void folder(Path file) throws IOException {
        Files.delete(file);
        Files.createDirectory(file);
    }

    static void pipe(Path file) throws IOException, InterruptedException {
        Files.delete(file);
        assertEquals(0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
    }

    static void socket(Path file) throws IOException {
        Files.delete(file);
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(file));
        }
    }

    static void bytes(Path file) throws IOException {
        Files.writeString(FileNamesTest.path(file.getParent(), "%ff%fe"), "x");
    }

    static void linkToBytes(Path file) throws IOException {
        Files.delete(file);
        Files.createSymbolicLink(
                file, FileNamesTest.path(file.getParent(), "%c3").getFileName());
    }
}
