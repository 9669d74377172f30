package io.github.multiarch.compression;

import java.util.Arrays;

/** Bits in the order of RFC 1951, section 3.1.1: the first one is the lowest of the first byte. Grows only where {@link #reserve} is called. */
final class BitWriter {
    private byte[] bytes = {};
    private int length;
    private long pending;
    private int pendingBits;

    /** Writes over an array, or over a larger one when it does not suffice. */
    void begin(byte[] room) {
        bytes = room;
        length = 0;
        pending = 0;
        pendingBits = 0;
    }

    /** Makes room, so that {@link #put} need not look. */
    void reserve(long bits) {
        int needed = Math.toIntExact(length + (bits >>> 3) + 16);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length + (bytes.length >>> 1)));
        }
    }

    /** Adds the lowest bits of a value whose other bits are 0; at most 31 at once. */
    void put(int value, int bits) {
        pending |= (long) value << pendingBits;
        pendingBits += bits;
        if (pendingBits >= 32) {
            int low = (int) pending;
            bytes[length] = (byte) low;
            bytes[length + 1] = (byte) (low >>> 8);
            bytes[length + 2] = (byte) (low >>> 16);
            bytes[length + 3] = (byte) (low >>> 24);
            length += 4;
            pending >>>= 32;
            pendingBits -= 32;
        }
    }

    boolean isAligned() {
        return (pendingBits & 7) == 0;
    }

    /** Fills the byte up with zeros. */
    void align() {
        for (; pendingBits > 0; pendingBits -= 8) {
            bytes[length++] = (byte) pending;
            pending >>>= 8;
        }
        pendingBits = 0;
        pending = 0;
    }

    /** Adds whole bytes after {@link #align}. */
    void copy(byte[] source, int from, int count) {
        System.arraycopy(source, from, bytes, length, count);
        length += count;
    }

    /** Valid up to {@link #length}, after {@link #align}. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }
}
