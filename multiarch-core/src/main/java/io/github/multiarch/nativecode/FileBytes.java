package io.github.multiarch.nativecode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file's bytes. Not mapped into memory: a file that gets shorter meanwhile would end the JVM's thread, and Windows could not delete it. */
final class FileBytes implements ByteSource {
    private final FileChannel channel;
    private final long size;

    private FileBytes(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    static FileBytes open(Path path) throws IOException {
        return new FileBytes(FileChannel.open(path, StandardOpenOption.READ));
    }

    /** A file that is gone once it is closed. */
    static FileBytes openTemporary(Path path) throws IOException {
        try {
            return new FileBytes(FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(long offset, byte[] target, int start, int length) throws IOException {
        var buffer = ByteBuffer.wrap(target, start, length);
        while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position() - start) >= 0) {
            // The next read goes on where this one ended.
        }
        return buffer.position() - start;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
