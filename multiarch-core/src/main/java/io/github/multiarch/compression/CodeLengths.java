package io.github.multiarch.compression;

import java.util.Arrays;

/** How a block's own codes are said: as the lengths of all, runs shortened, in a code of their own (RFC 1951, section 3.2.7). */
final class CodeLengths {
    private static final int REPEAT = 16;
    private static final int ZEROS = 17;
    private static final int MANY_ZEROS = 18;
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    private static final int COUNTS_BITS = 5 + 5 + 4;

    private final int[] lengths = new int[DeflateSymbols.LITERALS + DeflateSymbols.DISTANCES];
    /** Each a symbol, and above it the value of its extra bits. */
    private final int[] items = new int[lengths.length];

    private final int[] frequencies = new int[ORDER.length];
    private final HuffmanCode code = new HuffmanCode(ORDER.length, 7);
    private int literals;
    private int distances;
    private int itemCount;

    void read(HuffmanCode literalCode, HuffmanCode distanceCode) {
        literals = Math.max(literalCode.used(), DeflateSymbols.END_OF_BLOCK + 1);
        distances = distanceCode.used();
        for (int i = 0; i < literals; i++) {
            lengths[i] = literalCode.length(i);
        }
        for (int i = 0; i < distances; i++) {
            lengths[literals + i] = distanceCode.length(i);
        }
        itemCount = 0;
        Arrays.fill(frequencies, 0);
        int count = literals + distances;
        for (int from = 0; from < count; ) {
            int to = from + 1;
            while (to < count && lengths[to] == lengths[from]) {
                to++;
            }
            addRun(lengths[from], to - from);
            from = to;
        }
        code.build(frequencies);
    }

    private void addRun(int length, int count) {
        int left = count;
        if (length == 0) {
            while (left >= 11) {
                int run = Math.min(left, 138);
                add(MANY_ZEROS, run - 11);
                left -= run;
            }
            if (left >= 3) {
                add(ZEROS, left - 3);
                left = 0;
            }
        } else {
            add(length, 0);
            left--;
            while (left >= 3) {
                int run = Math.min(left, 6);
                add(REPEAT, run - 3);
                left -= run;
            }
        }
        for (; left > 0; left--) {
            add(length, 0);
        }
    }

    private void add(int symbol, int extra) {
        items[itemCount++] = symbol | extra << 8;
        frequencies[symbol]++;
    }

    private static int extraBits(int symbol) {
        return switch (symbol) {
            case REPEAT -> 2;
            case ZEROS -> 3;
            case MANY_ZEROS -> 7;
            default -> 0;
        };
    }

    /** In bits. */
    long cost() {
        long bits = COUNTS_BITS + 3L * sent() + code.cost(frequencies);
        for (int symbol = REPEAT; symbol <= MANY_ZEROS; symbol++) {
            bits += (long) frequencies[symbol] * extraBits(symbol);
        }
        return bits;
    }

    private int sent() {
        int count = ORDER.length;
        while (count > 4 && code.length(ORDER[count - 1]) == 0) {
            count--;
        }
        return count;
    }

    void write(BitWriter out) {
        int sent = sent();
        out.put((literals - 257) | (distances - 1) << 5 | (sent - 4) << 10, COUNTS_BITS);
        for (int i = 0; i < sent; i++) {
            out.put(code.length(ORDER[i]), 3);
        }
        for (int i = 0; i < itemCount; i++) {
            int symbol = items[i] & 0xff;
            out.put(code.code(symbol), code.length(symbol));
            out.put(items[i] >>> 8, extraBits(symbol));
        }
    }
}
