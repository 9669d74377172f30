package io.github.multiarch.nativecode;

import java.util.Arrays;

/**
 * Unpacks the first bytes of deflated data, where they are what they nearly always are: literals of a block with codes of its own, <a
 * href="https://www.rfc-editor.org/rfc/rfc1951">RFC 1951</a>, section 3.2.7. For anything else it says that it does not know, and the runtime's decoder has to be asked, which for so few
 * bytes takes longer: it makes tables for megabytes.
 */
final class DeflateStart {
    static final int UNKNOWN = -1;

    private static final int DYNAMIC = 2;
    private static final int MOST_LITERALS = 286;
    private static final int MOST_DISTANCES = 30;
    private static final int LONGEST_CODE = 15;
    private static final int LONGEST_LENGTH_CODE = 7;
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private final byte[] lengths = new byte[MOST_LITERALS + 2 + MOST_DISTANCES];
    private final byte[] lengthCode = new byte[ORDER.length];
    /** By the next bits: a symbol, and the length of its code in the lower bits. */
    private final byte[] lengthTable = new byte[1 << LONGEST_LENGTH_CODE];

    private final short[] symbols = new short[MOST_LITERALS + 2];
    private final int[] counts = new int[LONGEST_CODE + 1];
    private final int[] places = new int[LONGEST_CODE + 1];
    private byte[] in = {};
    private int at;
    private int end;
    private long bits;
    private int bitCount;

    /**
     * Unpacks as many bytes as fit.
     *
     * @return how many, or {@link #UNKNOWN}
     */
    int unpack(byte[] packed, int from, int to, byte[] target) {
        in = packed;
        at = from;
        end = to;
        bits = 0;
        bitCount = 0;
        fill();
        take(1);
        if (take(2) != DYNAMIC) {
            return UNKNOWN;
        }
        int literals = take(5) + 257;
        int distances = take(5) + 1;
        int lengthCodes = take(4) + 4;
        if (literals > MOST_LITERALS || !readLengthTable(lengthCodes) || !readLengths(literals + distances)) {
            return UNKNOWN;
        }
        return order(literals) ? literals(target) : UNKNOWN;
    }

    private boolean readLengthTable(int count) {
        Arrays.fill(lengthCode, (byte) 0);
        for (int i = 0; i < count; i++) {
            fill();
            lengthCode[ORDER[i]] = (byte) take(3);
        }
        int code = 0;
        for (int length = 1; length <= LONGEST_LENGTH_CODE; length++) {
            for (int symbol = 0; symbol < lengthCode.length; symbol++) {
                if (lengthCode[symbol] == length) {
                    if (code >= 1 << length) {
                        return false;
                    }
                    int first = Integer.reverse(code++) >>> (Integer.SIZE - length);
                    for (int i = first; i < lengthTable.length; i += 1 << length) {
                        lengthTable[i] = (byte) (symbol << 3 | length);
                    }
                }
            }
            code <<= 1;
        }
        // All codes must mean something, or the table has old entries.
        return code == 1 << (LONGEST_LENGTH_CODE + 1);
    }

    /** Most of the time of a scan is spent here, so the bits are in local variables. */
    private boolean readLengths(int count) {
        long ahead = bits;
        int aheadCount = bitCount;
        int done = 0;
        while (done < count) {
            while (aheadCount <= Long.SIZE - 2 * Byte.SIZE && at < end) {
                ahead |= (in[at++] & 0xffL) << aheadCount;
                aheadCount += Byte.SIZE;
            }
            int entry = lengthTable[(int) ahead & (lengthTable.length - 1)] & 0xff;
            int symbol = entry >>> 3;
            ahead >>>= entry & 7;
            aheadCount -= entry & 7;
            if (symbol < 16) {
                lengths[done++] = (byte) symbol;
                continue;
            }
            int extra = symbol == 16 ? 2 : symbol == 17 ? 3 : 7;
            int until = done + (symbol == 18 ? 11 : 3) + ((int) ahead & ((1 << extra) - 1));
            ahead >>>= extra;
            aheadCount -= extra;
            if (until > count || (symbol == 16 && done == 0) || aheadCount < 0) {
                return false;
            }
            byte length = symbol == 16 ? lengths[done - 1] : 0;
            while (done < until) {
                lengths[done++] = length;
            }
        }
        bits = ahead;
        bitCount = aheadCount;
        return true;
    }

    /** Puts the symbols into the order of their codes. */
    private boolean order(int count) {
        Arrays.fill(counts, 0);
        for (int symbol = 0; symbol < count; symbol++) {
            counts[lengths[symbol]]++;
        }
        int free = 1;
        places[1] = 0;
        for (int length = 1; length <= LONGEST_CODE; length++) {
            free = (free << 1) - counts[length];
            if (free < 0) {
                return false;
            }
            if (length < LONGEST_CODE) {
                places[length + 1] = places[length] + counts[length];
            }
        }
        for (int symbol = 0; symbol < count; symbol++) {
            if (lengths[symbol] > 0) {
                symbols[places[lengths[symbol]]++] = (short) symbol;
            }
        }
        return free == 0;
    }

    private int literals(byte[] target) {
        for (int done = 0; done < target.length; done++) {
            fill();
            int code = 0;
            int first = 0;
            int index = 0;
            int symbol = UNKNOWN;
            for (int length = 1; length <= LONGEST_CODE && symbol < 0; length++) {
                code |= take(1);
                int count = counts[length];
                if (code - count < first) {
                    symbol = symbols[index + code - first];
                }
                index += count;
                first = (first + count) << 1;
                code <<= 1;
            }
            if (symbol < 0 || symbol > 0xff || bitCount < 0) {
                return UNKNOWN;
            }
            target[done] = (byte) symbol;
        }
        return target.length;
    }

    private void fill() {
        while (bitCount <= Long.SIZE - 2 * Byte.SIZE && at < end) {
            bits |= (in[at++] & 0xffL) << bitCount;
            bitCount += Byte.SIZE;
        }
    }

    /** Gives zeros behind the end, where the count of bits gets negative. */
    private int take(int count) {
        int taken = (int) bits & ((1 << count) - 1);
        bits >>>= count;
        bitCount -= count;
        return taken;
    }
}
