package io.github.multiarch.compression;

/** The alphabets of RFC 1951, section 3.2.5: how lengths and distances of matches are said as a symbol and some extra bits. */
final class DeflateSymbols {
    static final int MIN_MATCH = 3;
    static final int MAX_MATCH = 258;
    static final int END_OF_BLOCK = 256;
    /** Literals, the end of the block, lengths. */
    static final int LITERALS = 286;

    static final int DISTANCES = 30;

    /** By length. */
    private static final short[] LENGTH_SYMBOLS = new short[MAX_MATCH + 1];

    /** By symbol. */
    private static final short[] LENGTH_BASES = new short[LITERALS];

    private static final byte[] LENGTH_EXTRA = new byte[LITERALS];

    /** The first half by distance - 1, the second by (distance - 1) / 128: symbols from 16 on span at least that. */
    private static final byte[] DISTANCE_SYMBOLS = new byte[512];

    private static final int[] DISTANCE_BASES = new int[DISTANCES];
    private static final byte[] DISTANCE_EXTRA = new byte[DISTANCES];

    static {
        int length = MIN_MATCH;
        for (int symbol = 257; symbol < 285; symbol++) {
            int extra = symbol < 265 ? 0 : (symbol - 261) / 4;
            LENGTH_BASES[symbol] = (short) length;
            LENGTH_EXTRA[symbol] = (byte) extra;
            for (int i = 0; i < 1 << extra && length <= MAX_MATCH; i++) {
                LENGTH_SYMBOLS[length++] = (short) symbol;
            }
        }
        LENGTH_BASES[285] = MAX_MATCH;
        LENGTH_SYMBOLS[MAX_MATCH] = 285;
        int distance = 1;
        for (int symbol = 0; symbol < DISTANCES; symbol++) {
            int extra = symbol < 4 ? 0 : symbol / 2 - 1;
            DISTANCE_BASES[symbol] = distance;
            DISTANCE_EXTRA[symbol] = (byte) extra;
            int last = distance + (1 << extra) - 1;
            for (; distance <= last; distance += distance > 256 ? 128 : 1) {
                DISTANCE_SYMBOLS[slot(distance)] = (byte) symbol;
            }
            distance = last + 1;
        }
    }

    private DeflateSymbols() {}

    private static int slot(int distance) {
        return distance <= 256 ? distance - 1 : 256 + ((distance - 1) >>> 7);
    }

    static int ofLength(int length) {
        return LENGTH_SYMBOLS[length];
    }

    static int lengthBase(int symbol) {
        return LENGTH_BASES[symbol];
    }

    static int lengthExtra(int symbol) {
        return LENGTH_EXTRA[symbol];
    }

    static int ofDistance(int distance) {
        return DISTANCE_SYMBOLS[slot(distance)];
    }

    static int distanceBase(int symbol) {
        return DISTANCE_BASES[symbol];
    }

    static int distanceExtra(int symbol) {
        return DISTANCE_EXTRA[symbol];
    }
}
