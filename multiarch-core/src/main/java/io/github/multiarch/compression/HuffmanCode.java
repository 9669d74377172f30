package io.github.multiarch.compression;

import java.util.Arrays;

/**
 * A canonical prefix code of limited length (RFC 1951, section 3.2.2), made from how often each symbol occurs. Complete whatever the frequencies are, since some readers
 * refuse a code of a single symbol: then a second one gets a code too.
 */
final class HuffmanCode {
    private final int[] lengths;
    private final int[] codes;
    private final int maxLength;
    private final long[] sorted;
    private final int[] weights;
    private final int[] lengthCounts;

    HuffmanCode(int symbols, int maxLength) {
        this.lengths = new int[symbols];
        this.codes = new int[symbols];
        this.maxLength = maxLength;
        this.sorted = new long[symbols];
        this.weights = new int[symbols];
        this.lengthCounts = new int[symbols + 1];
    }

    /** A code whose lengths are fixed by a specification. */
    static HuffmanCode of(int... lengths) {
        var code = new HuffmanCode(lengths.length, 15);
        for (int length : lengths) {
            code.lengthCounts[length]++;
        }
        System.arraycopy(lengths, 0, code.lengths, 0, lengths.length);
        code.lengthCounts[0] = 0;
        code.assignCodes();
        return code;
    }

    int length(int symbol) {
        return lengths[symbol];
    }

    /** With the first bit lowest, as {@link BitWriter} takes it. */
    int code(int symbol) {
        return codes[symbol];
    }

    /** One more than the last symbol that has a code. */
    int used() {
        int count = lengths.length;
        while (lengths[count - 1] == 0) {
            count--;
        }
        return count;
    }

    /** How many bits the symbols take that were counted. */
    long cost(int[] frequencies) {
        long bits = 0;
        for (int symbol = 0; symbol < frequencies.length; symbol++) {
            bits += (long) frequencies[symbol] * lengths[symbol];
        }
        return bits;
    }

    void build(int[] frequencies) {
        int count = 0;
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            if (frequencies[symbol] > 0) {
                sorted[count++] = (long) frequencies[symbol] << 16 | symbol;
            }
        }
        for (int symbol = 0; count < 2; symbol++) {
            if (frequencies[symbol] == 0) {
                sorted[count++] = 1L << 16 | symbol;
            }
        }
        Arrays.sort(sorted, 0, count);
        Arrays.fill(lengthCounts, 0);
        countLengths(count);
        limitLengths();
        assignLengths(count);
        assignCodes();
    }

    /**
     * Huffman's algorithm in place, as in Moffat and Katajainen, "In-place calculation of minimum-redundancy codes" (1995): weights become parents, parents become depths,
     * and depths are counted.
     */
    private void countLengths(int count) {
        for (int i = 0; i < count; i++) {
            weights[i] = (int) (sorted[i] >>> 16);
        }
        int leaf = 0;
        int node = 0;
        for (int next = 0; next < count - 1; next++) {
            int sum = 0;
            for (int child = 0; child < 2; child++) {
                if (leaf >= count || (node < next && weights[node] < weights[leaf])) {
                    sum += weights[node];
                    weights[node++] = next;
                } else {
                    sum += weights[leaf++];
                }
            }
            weights[next] = sum;
        }
        weights[count - 2] = 0;
        for (int i = count - 3; i >= 0; i--) {
            weights[i] = weights[weights[i]] + 1;
        }
        int free = 1;
        node = count - 2;
        for (int depth = 0; free > 0; depth++) {
            int inner = 0;
            for (; node >= 0 && weights[node] == depth; node--) {
                inner++;
            }
            lengthCounts[depth] = free - inner;
            free = inner * 2;
        }
    }

    /** Codes that are too long get the longest length allowed; then codes move down until all fit again. */
    private void limitLengths() {
        long slots = 0;
        for (int length = lengthCounts.length - 1; length > maxLength; length--) {
            lengthCounts[maxLength] += lengthCounts[length];
            lengthCounts[length] = 0;
        }
        for (int length = 1; length <= maxLength && length < lengthCounts.length; length++) {
            slots += (long) lengthCounts[length] << (maxLength - length);
        }
        for (; slots > 1L << maxLength; slots--) {
            int length = maxLength - 1;
            while (lengthCounts[length] == 0) {
                length--;
            }
            lengthCounts[length]--;
            lengthCounts[length + 1] += 2;
            lengthCounts[maxLength]--;
        }
    }

    private void assignLengths(int count) {
        Arrays.fill(lengths, 0);
        int rarest = 0;
        for (int length = Math.min(maxLength, lengthCounts.length - 1); length > 0; length--) {
            for (int i = 0; i < lengthCounts[length]; i++) {
                lengths[(int) sorted[rarest++] & 0xffff] = length;
            }
        }
        assert rarest == count;
    }

    private void assignCodes() {
        var next = new int[maxLength + 2];
        for (int length = 1; length <= maxLength; length++) {
            next[length + 1] = (next[length] + (length < lengthCounts.length ? lengthCounts[length] : 0)) << 1;
        }
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            int length = lengths[symbol];
            codes[symbol] = length == 0 ? 0 : Integer.reverse(next[length]++) >>> (32 - length);
        }
    }
}
