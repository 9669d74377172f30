package io.github.multiarch.maven;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.inject.Inject;

/**
 * The process's own standard output, for what programs read. {@code System.out} will not do: Maven 4 puts {@code [INFO] [stdout]} before every line that a plugin
 * writes to it, with {@code -q} too.
 */
class StandardOutput {
    @Inject
    StandardOutput() {}

    /** Prints the text and a line end. Never closes the stream, which is everybody's. */
    void print(String text) throws IOException {
        write((text.stripTrailing() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Writes exactly these bytes. */
    void write(byte[] bytes) throws IOException {
        new FileOutputStream(FileDescriptor.out).write(bytes);
    }
}
