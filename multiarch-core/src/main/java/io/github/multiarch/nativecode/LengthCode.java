package io.github.multiarch.nativecode;

import java.util.Arrays;

/** The code in which a block of deflated data writes how long its other codes are. */
final class LengthCode {
    static final int LONGEST = 7;

    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    /** By the next bits: a symbol, and the length of its code in the lower bits. */
    final byte[] table = new byte[1 << LONGEST];

    private final byte[] lengths = new byte[ORDER.length];
    private final int[] counts = new int[LONGEST + 1];
    private final int[] codes = new int[LONGEST + 1];

    /**
     * Makes the table.
     *
     * @param count how many of the code's lengths are written
     * @return whether it is complete
     */
    boolean read(BitReader bits, int count) {
        Arrays.fill(lengths, (byte) 0);
        Arrays.fill(counts, 0);
        for (int i = 0; i < count; i++) {
            if (bits.count < 3) {
                bits.fill();
            }
            int length = bits.take(3);
            lengths[ORDER[i]] = (byte) length;
            counts[length]++;
        }
        counts[0] = 0;
        int code = 0;
        for (int length = 1; length <= LONGEST; length++) {
            code = (code + counts[length - 1]) << 1;
            codes[length] = code;
        }
        // All codes must mean something, or the table has old entries.
        if (code + counts[LONGEST] != 1 << LONGEST) {
            return false;
        }
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            int length = lengths[symbol];
            if (length > 0) {
                int first = Integer.reverse(codes[length]++) >>> (Integer.SIZE - length);
                for (int i = first; i < table.length; i += 1 << length) {
                    table[i] = (byte) (symbol << 3 | length);
                }
            }
        }
        return true;
    }
}
