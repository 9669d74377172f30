package io.github.multiarch.compression;

import java.util.Arrays;

/** Writes a block in the smallest of the three forms of RFC 1951, section 3.2.3: stored, with the fixed codes, or with codes of its own. None is marked as the last. */
final class DeflateBlock {
    private static final int STORED = 0;
    private static final int FIXED = 1;
    private static final int DYNAMIC = 2;
    private static final int HEADER_BITS = 3;
    private static final int MAX_STORED = 0xffff;
    private static final HuffmanCode FIXED_LITERALS = fixedLiterals();
    private static final HuffmanCode FIXED_DISTANCES = fixedDistances();

    private final BitWriter out;
    private final HuffmanCode literals = new HuffmanCode(DeflateSymbols.LITERALS, 15);
    private final HuffmanCode distances = new HuffmanCode(DeflateSymbols.DISTANCES, 15);
    private final CodeLengths codeLengths = new CodeLengths();

    DeflateBlock(BitWriter out) {
        this.out = out;
    }

    /** Its form depends on nothing but the tokens, the bytes that they stand for, and whether those before ended with a whole byte. */
    void write(Tokens tokens, byte[] data, int from, int to) {
        literals.build(tokens.literalFrequencies());
        distances.build(tokens.distanceFrequencies());
        codeLengths.read(literals, distances);
        long extra = tokens.extraBits();
        long dynamicBits = extra
                + codeLengths.cost()
                + literals.cost(tokens.literalFrequencies())
                + distances.cost(tokens.distanceFrequencies());
        long fixedBits = extra
                + FIXED_LITERALS.cost(tokens.literalFrequencies())
                + FIXED_DISTANCES.cost(tokens.distanceFrequencies());
        long bits = Math.min(dynamicBits, fixedBits);
        if (storedBits(to - from) < bits) {
            store(data, from, to);
        } else {
            out.reserve(bits + HEADER_BITS);
            boolean dynamic = dynamicBits < fixedBits;
            out.put((dynamic ? DYNAMIC : FIXED) << 1, HEADER_BITS);
            if (dynamic) {
                codeLengths.write(out);
                write(tokens, literals, distances);
            } else {
                write(tokens, FIXED_LITERALS, FIXED_DISTANCES);
            }
        }
    }

    private static long storedBits(int length) {
        return 8L * length + 40L * ((length + MAX_STORED - 1) / MAX_STORED);
    }

    /** Bytes as they are; nothing at all for none. */
    void store(byte[] data, int from, int to) {
        out.reserve(storedBits(to - from));
        for (int at = from; at < to; ) {
            int length = Math.min(MAX_STORED, to - at);
            storedHeader(length);
            out.copy(data, at, length);
            at += length;
        }
    }

    /** Fills the byte up with an empty block, unless it is full. */
    void align() {
        if (!out.isAligned()) {
            out.reserve(64);
            storedHeader(0);
        }
        out.align();
    }

    private void storedHeader(int length) {
        out.put(STORED, HEADER_BITS);
        out.align();
        out.put(length, 16);
        out.put(~length & 0xffff, 16);
        out.align();
    }

    private void write(Tokens tokens, HuffmanCode literalCode, HuffmanCode distanceCode) {
        int count = tokens.count();
        for (int i = 0; i < count; i++) {
            int token = tokens.get(i);
            int value = Tokens.lengthOrLiteral(token);
            int distance = Tokens.distance(token);
            if (distance == 0) {
                out.put(literalCode.code(value), literalCode.length(value));
            } else {
                writeMatch(value, distance, literalCode, distanceCode);
            }
        }
        out.put(literalCode.code(DeflateSymbols.END_OF_BLOCK), literalCode.length(DeflateSymbols.END_OF_BLOCK));
    }

    private void writeMatch(int length, int distance, HuffmanCode literalCode, HuffmanCode distanceCode) {
        int symbol = DeflateSymbols.ofLength(length);
        int codeLength = literalCode.length(symbol);
        int extra = length - DeflateSymbols.lengthBase(symbol);
        out.put(literalCode.code(symbol) | extra << codeLength, codeLength + DeflateSymbols.lengthExtra(symbol));
        symbol = DeflateSymbols.ofDistance(distance);
        codeLength = distanceCode.length(symbol);
        extra = distance - DeflateSymbols.distanceBase(symbol);
        out.put(distanceCode.code(symbol) | extra << codeLength, codeLength + DeflateSymbols.distanceExtra(symbol));
    }

    private static HuffmanCode fixedLiterals() {
        var lengths = new int[288];
        Arrays.fill(lengths, 0, 144, 8);
        Arrays.fill(lengths, 144, 256, 9);
        Arrays.fill(lengths, 256, 280, 7);
        Arrays.fill(lengths, 280, 288, 8);
        return HuffmanCode.of(lengths);
    }

    private static HuffmanCode fixedDistances() {
        var lengths = new int[32];
        Arrays.fill(lengths, 5);
        return HuffmanCode.of(lengths);
    }
}
