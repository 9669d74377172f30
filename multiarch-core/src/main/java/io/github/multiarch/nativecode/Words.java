package io.github.multiarch.nativecode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Numbers and text at places of a file, in its byte order and word size. Nothing is ever read from beyond its end.
 *
 * <p>All methods throw {@link DamagedFileException} when what is asked for is not there.
 */
final class Words {
    private final ByteSource source;
    private final boolean bigEndian;
    private final boolean wide;
    private final byte[] window;
    private final ByteBuffer numbers;
    private long windowAt;
    private int windowLength;

    /**
     * Reads nothing yet.
     *
     * @param bigEndian the byte order
     * @param wide whether words have 8 bytes, not 4
     * @param windowBytes how many to read at once; no text is longer
     */
    Words(ByteSource source, boolean bigEndian, boolean wide, int windowBytes) {
        this.source = source;
        this.bigEndian = bigEndian;
        this.wide = wide;
        this.window = new byte[windowBytes];
        this.numbers = ByteBuffer.wrap(window).order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    boolean bigEndian() {
        return bigEndian;
    }

    /** Whether words have 8 bytes, not 4. */
    boolean wide() {
        return wide;
    }

    long size() {
        return source.size();
    }

    /** How many bytes a word has. */
    int wordBytes() {
        return wide ? Long.BYTES : Integer.BYTES;
    }

    int u8(long at) throws IOException {
        return window[need(at, 1)] & 0xff;
    }

    int u16(long at) throws IOException {
        return Short.toUnsignedInt(numbers.getShort(need(at, Short.BYTES)));
    }

    long u32(long at) throws IOException {
        return Integer.toUnsignedLong(numbers.getInt(need(at, Integer.BYTES)));
    }

    /** Never negative: no file has that many bytes. */
    long u64(long at) throws IOException {
        long value = numbers.getLong(need(at, Long.BYTES));
        if (value < 0) {
            throw new DamagedFileException("the number at " + at + " is beyond the end of any file");
        }
        return value;
    }

    /** A number of the file's word size that may be anything, as the values of tables are. */
    long word(long at) throws IOException {
        return wide ? numbers.getLong(need(at, Long.BYTES)) : u32(at);
    }

    /** Text that ends with a zero byte before its limit. */
    String text(long at, int limit) throws IOException {
        int start = reach(at, limit);
        int end = start;
        while (end < windowLength && end - start < limit && window[end] != 0) {
            end++;
        }
        if (end == windowLength || end - start == limit) {
            throw new DamagedFileException("the text at " + at + " has no end");
        }
        return new String(window, start, end - start, StandardCharsets.UTF_8);
    }

    /** Bytes of a known length, which fit the window. */
    byte[] bytes(long at, int length) throws IOException {
        var bytes = new byte[length];
        System.arraycopy(window, need(at, length), bytes, 0, length);
        return bytes;
    }

    private int need(long at, int length) throws IOException {
        int start = reach(at, length);
        if (windowLength - start < length) {
            throw new DamagedFileException("it ends before the " + length + " bytes at " + Long.toUnsignedString(at));
        }
        return start;
    }

    /** Brings as many bytes into the window as there are, and says where in it they begin. */
    private int reach(long at, int length) throws IOException {
        if (at < windowAt || at - windowAt > windowLength - length || at - windowAt < 0) {
            // A word that is taken for an offset may be negative, or so large that it wraps around.
            boolean outside = at < 0 || at > Long.MAX_VALUE - window.length;
            windowLength = outside ? 0 : source.read(at, window, 0, window.length);
            windowAt = at;
        }
        return (int) (at - windowAt);
    }
}
