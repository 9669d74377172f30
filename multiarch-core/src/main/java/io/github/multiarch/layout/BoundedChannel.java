package io.github.multiarch.layout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * A channel from which only so much is read, wherever. The list of a tar archive is its headers; one that declares a long name of gigabytes would be read into
 * memory whole.
 */
final class BoundedChannel implements SeekableByteChannel {
    /** The headers of more than sixty thousand files. */
    static final long LIMIT = 32L * 1024 * 1024;

    private final SeekableByteChannel channel;
    private long count;

    BoundedChannel(SeekableByteChannel channel) {
        this.channel = channel;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int read = channel.read(target);
        count += Math.max(read, 0);
        if (count > LIMIT) {
            throw new IOException("its headers have more than " + LIMIT + " bytes, which is the limit");
        }
        return read;
    }

    @Override
    public long position() throws IOException {
        return channel.position();
    }

    @Override
    public SeekableByteChannel position(long newPosition) throws IOException {
        channel.position(newPosition);
        return this;
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    @Override
    public int write(ByteBuffer source) {
        throw new UnsupportedOperationException("only for reading");
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new UnsupportedOperationException("only for reading");
    }
}
