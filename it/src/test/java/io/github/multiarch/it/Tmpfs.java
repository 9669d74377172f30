package io.github.multiarch.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A small disk in memory, for as long as a test needs it.
 *
 * @param directory where it is
 */
record Tmpfs(Path directory) implements AutoCloseable {
    private static final int BLOCK_BYTES = 4096;

    /** Skips the test, visibly, where nothing may be mounted. */
    static Tmpfs mountOrSkip(Path directory, String options) throws IOException, InterruptedException {
        Tools.require("mount", "umount");
        Files.createDirectories(directory);
        var mount = Command.of("mount", "-t", "tmpfs", "-o", options, "multiarch-it", directory.toString())
                .run();
        if (mount.exitCode() != 0) {
            throw Skip.because(
                    "no small disk can be mounted here: " + mount.err().strip());
        }
        return new Tmpfs(directory);
    }

    /** Makes it larger, or smaller. */
    void remount(String options) throws IOException, InterruptedException {
        Command.of("mount", "-o", "remount," + options, directory.toString()).succeed();
    }

    /** Leaves no room for a single byte. */
    void fill() throws IOException {
        try (var out = Files.newOutputStream(directory.resolve("filling"))) {
            while (true) {
                out.write(new byte[BLOCK_BYTES]);
            }
        } catch (IOException e) {
            if (directory.toFile().getUsableSpace() > 0) {
                throw e;
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            Command.of("umount", directory.toString()).succeed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(directory + " is still mounted", e);
        }
    }
}
