package io.github.multiarch.nativecode;

import java.io.IOException;

/** Numbers of any length and text in a row, as in the <a href="https://dwarfstd.org/doc/DWARF5.pdf">DWARF standard, version 5</a>, section 7.6. */
final class Leb128 {
    private static final int VALUE_BITS = 7;
    private static final int MORE = 0x80;

    /** So that the value is never negative. */
    private static final int MOST_BYTES = 9;

    private final Words words;
    private final long end;
    private long at;

    Leb128(Words words, long from, long end) {
        this.words = words;
        this.at = from;
        this.end = end;
    }

    boolean hasMore() {
        return at < end;
    }

    /** An unsigned number. */
    long number() throws IOException {
        long value = 0;
        for (int i = 0; i < MOST_BYTES; i++) {
            int one = next();
            value |= (long) (one & ~MORE) << (i * VALUE_BITS);
            if (one < MORE) {
                return value;
            }
        }
        throw new DamagedFileException("a number in its attributes has too many bytes");
    }

    void skipText() throws IOException {
        while (next() != 0) {
            // Until the zero byte at its end.
        }
    }

    private int next() throws IOException {
        if (at >= end) {
            throw new DamagedFileException("its attributes end too early");
        }
        return words.u8(at++);
    }
}
