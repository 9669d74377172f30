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

    private final BitReader bits = new BitReader();
    private final LengthCode lengthCode = new LengthCode();

    /** For each length the symbols whose codes have it, in their order, which is that of their codes. */
    private final short[] symbols = new short[(LONGEST_CODE + 1) * MOST_LITERALS];

    private final int[] counts = new int[LONGEST_CODE + 1];

    /**
     * Unpacks as many bytes as fit.
     *
     * @return how many, or {@link #UNKNOWN}
     */
    int unpack(byte[] packed, int from, int to, byte[] target) {
        bits.start(packed, from, to);
        bits.take(1);
        if (bits.take(2) != DYNAMIC) {
            return UNKNOWN;
        }
        int literals = bits.take(5) + 257;
        int distances = bits.take(5) + 1;
        int lengthCodes = bits.take(4) + 4;
        if (literals > MOST_LITERALS
                || !lengthCode.read(bits, lengthCodes)
                || !readLengths(literals, literals + distances)) {
            return UNKNOWN;
        }
        return literals(target);
    }

    /**
     * Reads how long each symbol's code is, and notes the symbols by that. Most of the time of a scan is spent here, so all that changes is in local variables.
     *
     * @param literals how many symbols are noted; those behind are distances
     */
    private boolean readLengths(int literals, int all) {
        Arrays.fill(counts, 0);
        long ahead = bits.ahead;
        int aheadCount = bits.count;
        int next = bits.at;
        int last = bits.end;
        var data = bits.in;
        var table = lengthCode.table;
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
            int entry = table[(int) ahead & ((1 << LengthCode.LONGEST) - 1)] & 0xff;
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
        bits.ahead = ahead;
        bits.count = aheadCount;
        bits.at = next;
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
            if (bits.count < LONGEST_CODE) {
                bits.fill();
            }
            int code = 0;
            int first = 0;
            int symbol = UNKNOWN;
            for (int length = 1; length <= LONGEST_CODE && symbol < 0; length++) {
                code |= bits.take(1);
                int rank = code - first;
                int count = counts[length];
                if (rank < count) {
                    symbol = symbols[length * MOST_LITERALS + rank];
                }
                first = (first + count) << 1;
                code <<= 1;
            }
            if (symbol < 0 || symbol > 0xff || bits.count < 0) {
                return UNKNOWN;
            }
            target[done] = (byte) symbol;
        }
        return target.length;
    }
}
