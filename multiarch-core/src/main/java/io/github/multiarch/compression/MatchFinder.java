package io.github.multiarch.compression;

import java.util.Arrays;

/**
 * Looks for an earlier occurrence of what comes next: along a chain of places with the same four bytes, and at the last place with the same three. Finds the same whatever
 * the machine, and knows only the places it was told of.
 */
final class MatchFinder {
    /** One less than RFC 1951 allows, so that a place and the one a window before it never share an entry. */
    private static final int FARTHEST = (1 << 15) - 1;

    /** A match of three bytes from farther away costs about as much as three literals. */
    private static final int FARTHEST_OF_THREE = 4096;

    private static final int HASH_BITS = 15;
    private static final int HASH_BITS_OF_THREE = 13;
    private static final int NONE = -1;

    private final int[] heads = new int[1 << HASH_BITS];
    private final int[] headsOfThree = new int[1 << HASH_BITS_OF_THREE];
    private final int[] previous = new int[FARTHEST + 1];
    private byte[] data = {};
    private int end;
    private int distance;

    /** Forgets all, and begins with other data. */
    void begin(byte[] bytes) {
        data = bytes;
        end = 0;
        Arrays.fill(heads, NONE);
        Arrays.fill(headsOfThree, NONE);
    }

    /** From here on no match goes beyond this place. */
    void limit(int to) {
        end = to;
    }

    private int fourBytes(int at) {
        return (data[at] & 0xff) | (data[at + 1] & 0xff) << 8 | (data[at + 2] & 0xff) << 16 | data[at + 3] << 24;
    }

    private static int hash(int four) {
        return (four * 0x9E3779B1) >>> (32 - HASH_BITS);
    }

    private static int hashOfThree(int four) {
        return ((four << 8) * 0x9E3779B1) >>> (32 - HASH_BITS_OF_THREE);
    }

    /** Tells of places, so that they can be found. */
    void insert(int from, int to) {
        int last = Math.min(to, end - 3);
        for (int at = from; at < last; at++) {
            int four = fourBytes(at);
            int hash = hash(four);
            previous[at & FARTHEST] = heads[hash];
            heads[hash] = at;
            headsOfThree[hashOfThree(four)] = at;
        }
    }

    /**
     * Looks for a match that is longer than one already known, and tells of the place.
     *
     * @param known the length to beat; at least 2
     * @param tries how many places to look at
     * @param enough a length that ends the search
     * @return the length, or {@code known}; the distance is that of {@link #distance()}
     */
    int find(int at, int known, int tries, int enough) {
        int longest = Math.min(DeflateSymbols.MAX_MATCH, end - at);
        if (longest < 4) {
            return known;
        }
        int four = fourBytes(at);
        int hash = hash(four);
        int hashOfThree = hashOfThree(four);
        int candidate = heads[hash];
        int near = headsOfThree[hashOfThree];
        previous[at & FARTHEST] = candidate;
        heads[hash] = at;
        headsOfThree[hashOfThree] = at;
        int best = known;
        if (best >= longest) {
            return best;
        }
        if (best < 3 && near >= 0 && at - near <= FARTHEST_OF_THREE && (four ^ fourBytes(near)) << 8 == 0) {
            best = 3;
            distance = at - near;
        }
        return best < longest ? follow(at, candidate, best, longest, tries, Math.min(enough, longest)) : best;
    }

    private int follow(int at, int first, int known, int longest, int tries, int enough) {
        var bytes = data;
        int oldest = Math.max(0, at - FARTHEST);
        int best = known;
        byte last = bytes[at + best];
        byte beforeLast = bytes[at + best - 1];
        int left = tries;
        for (int candidate = first; candidate >= oldest; candidate = previous[candidate & FARTHEST]) {
            if (bytes[candidate + best] == last && bytes[candidate + best - 1] == beforeLast) {
                int length = same(bytes, candidate, at, longest);
                if (length > best) {
                    best = length;
                    distance = at - candidate;
                    if (length >= enough) {
                        break;
                    }
                    last = bytes[at + best];
                    beforeLast = bytes[at + best - 1];
                }
            }
            if (--left <= 0) {
                break;
            }
        }
        return best;
    }

    private static int same(byte[] bytes, int candidate, int at, int longest) {
        int length = 0;
        while (length < longest && bytes[candidate + length] == bytes[at + length]) {
            length++;
        }
        return length;
    }

    /** Of the last match found. */
    int distance() {
        return distance;
    }
}
