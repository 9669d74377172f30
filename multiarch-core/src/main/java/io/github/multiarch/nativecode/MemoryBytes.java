package io.github.multiarch.nativecode;

/** Bytes in memory. */
final class MemoryBytes implements ByteSource {
    private final byte[] bytes;
    private final int count;

    /** Not copied. */
    MemoryBytes(byte[] bytes, int count) {
        this.bytes = bytes;
        this.count = count;
    }

    @Override
    public long size() {
        return count;
    }

    @Override
    public int read(long offset, byte[] target, int start, int length) {
        int available = (int) Math.min(length, Math.max(0, count - offset));
        if (available > 0) {
            System.arraycopy(bytes, (int) offset, target, start, available);
        }
        return available;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
