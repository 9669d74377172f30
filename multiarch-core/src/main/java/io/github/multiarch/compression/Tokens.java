package io.github.multiarch.compression;

import java.util.Arrays;

/** The literals and matches of one block, and how often each symbol occurs in it. */
final class Tokens {
    /** As large as a block should be: its codes cost some 80 bytes, and what it holds changes on the way. */
    static final int CAPACITY = 16 * 1024;

    private static final int LENGTH_BITS = 9;

    private final int[] tokens = new int[CAPACITY];
    private final int[] literals = new int[DeflateSymbols.LITERALS];
    private final int[] distances = new int[DeflateSymbols.DISTANCES];
    private int count;

    void clear() {
        count = 0;
        Arrays.fill(literals, 0);
        Arrays.fill(distances, 0);
        literals[DeflateSymbols.END_OF_BLOCK] = 1;
    }

    void literal(byte value) {
        int literal = value & 0xff;
        tokens[count++] = literal;
        literals[literal]++;
    }

    void match(int length, int distance) {
        tokens[count++] = distance << LENGTH_BITS | length;
        literals[DeflateSymbols.ofLength(length)]++;
        distances[DeflateSymbols.ofDistance(distance)]++;
    }

    int count() {
        return count;
    }

    int[] literalFrequencies() {
        return literals;
    }

    int[] distanceFrequencies() {
        return distances;
    }

    /** 0 for a literal. */
    static int distance(int token) {
        return token >>> LENGTH_BITS;
    }

    /** Of a match; a literal's value otherwise. */
    static int lengthOrLiteral(int token) {
        return token & (1 << LENGTH_BITS) - 1;
    }

    int get(int index) {
        return tokens[index];
    }

    /** How many bits follow symbols of lengths and distances. */
    long extraBits() {
        long bits = 0;
        for (int symbol = DeflateSymbols.END_OF_BLOCK + 1; symbol < literals.length; symbol++) {
            bits += (long) literals[symbol] * DeflateSymbols.lengthExtra(symbol);
        }
        for (int symbol = 0; symbol < distances.length; symbol++) {
            bits += (long) distances[symbol] * DeflateSymbols.distanceExtra(symbol);
        }
        return bits;
    }
}
