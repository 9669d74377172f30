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
    private static final int LONGEST_CODE = 15;
    private static final int LONGEST_LENGTH_CODE = 7;
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private final byte[] lengthCode = new byte[ORDER.length];
    /** By the next bits: a symbol, and the length of its code in the lower bits. */
    private final byte[] lengthTable = new byte[1 << LONGEST_LENGTH_CODE];

    /** For each length the symbols whose codes have it, in their order, which is that of their codes. */
    private final short[] symbols = new short[(LONGEST_CODE + 1) * MOST_LITERALS];

    private final int[] counts = new int[LONGEST_CODE + 1];
    private final int[] codes = new int[LONGEST_LENGTH_CODE + 1];
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
        if (literals > MOST_LITERALS || !readLengthTable(lengthCodes) || !readLengths(literals, literals + distances)) {
            return UNKNOWN;
        }
        return literals(target);
    }

    private boolean readLengthTable(int count) {
        Arrays.fill(lengthCode, (byte) 0);
        Arrays.fill(counts, 0);
        for (int i = 0; i < count; i++) {
            if (bitCount < 3) {
                fill();
            }
            int length = take(3);
            lengthCode[ORDER[i]] = (byte) length;
            counts[length]++;
        }
        counts[0] = 0;
        int code = 0;
        for (int length = 1; length <= LONGEST_LENGTH_CODE; length++) {
            code = (code + counts[length - 1]) << 1;
            codes[length] = code;
        }
        // All codes must mean something, or the table has old entries.
        if (code + counts[LONGEST_LENGTH_CODE] != 1 << LONGEST_LENGTH_CODE) {
            return false;
        }
        for (int symbol = 0; symbol < lengthCode.length; symbol++) {
            int length = lengthCode[symbol];
            if (length > 0) {
                int first = Integer.reverse(codes[length]++) >>> (Integer.SIZE - length);
                for (int i = first; i < lengthTable.length; i += 1 << length) {
                    lengthTable[i] = (byte) (symbol << 3 | length);
                }
            }
        }
        return true;
    }

    /**
     * Reads how long each symbol's code is, and notes the symbols by that. Most of the time of a scan is spent here, so all that changes is in local variables.
     *
     * @param literals how many symbols are noted; those behind are distances
     */
    private boolean readLengths(int literals, int all) {
        Arrays.fill(counts, 0);
        long ahead = bits;
        int aheadCount = bitCount;
        int next = at;
        int last = end;
        var data = in;
        var table = lengthTable;
        var sorted = symbols;
        var many = counts;
        int done = 0;
        int before = UNKNOWN;
        while (done < all) {
            if (aheadCount < Integer.SIZE) {
                if (next <= last - Integer.BYTES) {
                    int word = (data[next] & 0xff)
                            | (data[next + 1] & 0xff) << 8
                            | (data[next + 2] & 0xff) << 16
                            | data[next + 3] << 24;
                    ahead |= (word & 0xffffffffL) << aheadCount;
                    next += Integer.BYTES;
                    aheadCount += Integer.SIZE;
                } else {
                    while (next < last) {
                        ahead |= (data[next++] & 0xffL) << aheadCount;
                        aheadCount += Byte.SIZE;
                    }
                }
            }
            int entry = table[(int) ahead & ((1 << LONGEST_LENGTH_CODE) - 1)] & 0xff;
            int symbol = entry >>> 3;
            ahead >>>= entry & 7;
            aheadCount -= entry & 7;
            if (symbol < 16) {
                if (symbol > 0 && done < literals) {
                    sorted[symbol * MOST_LITERALS + many[symbol]++] = (short) done;
                }
                before = symbol;
                done++;
                continue;
            }
            int extra = symbol == 16 ? 2 : symbol == 17 ? 3 : 7;
            int until = done + (symbol == 18 ? 11 : 3) + ((int) ahead & ((1 << extra) - 1));
            ahead >>>= extra;
            aheadCount -= extra;
            if (symbol > 16) {
                before = 0;
            }
            if (until > all || before < 0 || aheadCount < 0) {
                return false;
            }
            if (before > 0) {
                for (; done < until && done < literals; done++) {
                    sorted[before * MOST_LITERALS + many[before]++] = (short) done;
                }
            }
            done = until;
        }
        bits = ahead;
        bitCount = aheadCount;
        at = next;
        return isComplete();
    }

    /** Whether each sequence of bits is the beginning of a code, and no code is the beginning of another. */
    private boolean isComplete() {
        int free = 1;
        for (int length = 1; length <= LONGEST_CODE; length++) {
            free = (free << 1) - counts[length];
            if (free < 0) {
                return false;
            }
        }
        return free == 0;
    }

    private int literals(byte[] target) {
        for (int done = 0; done < target.length; done++) {
            if (bitCount < LONGEST_CODE) {
                fill();
            }
            int code = 0;
            int first = 0;
            int symbol = UNKNOWN;
            for (int length = 1; length <= LONGEST_CODE && symbol < 0; length++) {
                code |= take(1);
                int rank = code - first;
                int count = counts[length];
                if (rank < count) {
                    symbol = symbols[length * MOST_LITERALS + rank];
                }
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
