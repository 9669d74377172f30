package io.github.multiarch.compression;

/**
 * Packs chunks as RFC 1951 says, each for itself but for a look back at the last bytes of the one before. Takes about as much trouble as zlib at its level 6. An object is
 * used by one thread at a time.
 */
final class Deflate implements ChunkFormat.Packer {
    /** How far a chunk looks back, and what it gets of the one before. */
    static final int DICTIONARY_BYTES = 32 * 1024;

    private static final int TRIES = 64;
    private static final int FEWER_TRIES = 16;
    private static final int GOOD = 8;
    private static final int LAZY = 16;
    private static final int ENOUGH = 128;
    /** After so many searches without a match one byte is passed over after each, after twice as many two: there may be none for long. */
    private static final int PATIENCE = 32;

    private final BitWriter out = new BitWriter();
    private final DeflateBlock block = new DeflateBlock(out);
    private final Tokens tokens = new Tokens();
    private final MatchFinder matches = new MatchFinder();
    private final Incompressible incompressible = new Incompressible();

    @Override
    public void pack(Chunk chunk) {
        var data = chunk.data();
        int from = chunk.from();
        int to = chunk.to();
        out.begin(chunk.room());
        matches.begin(data);
        if (from > 0 && incompressible.isWorthwhile(data, 0, from)) {
            matches.limit(from);
            matches.insert(0, from);
        }
        incompressible.split(data, from, to, (begin, end, worthwhile) -> {
            if (worthwhile) {
                deflate(data, begin, end);
            } else {
                block.store(data, begin, end);
            }
        });
        block.align();
        chunk.packed(out.bytes(), out.length());
    }

    private void deflate(byte[] data, int from, int to) {
        matches.limit(to);
        for (int at = from; at < to; ) {
            tokens.clear();
            int end = fill(data, at, to);
            block.write(tokens, data, at, end);
            at = end;
        }
    }

    /** Finds the tokens of one block and returns where it ends. A match waits for the one at the next byte, which may be longer. */
    private int fill(byte[] data, int from, int to) {
        int at = from;
        int misses = 0;
        while (at < to && tokens.count() < Tokens.CAPACITY - LAZY) {
            int length = matches.find(at, DeflateSymbols.MIN_MATCH - 1, TRIES, ENOUGH);
            if (length < DeflateSymbols.MIN_MATCH) {
                int next = Math.min(Math.min(to, at + 1 + misses / PATIENCE), at + LAZY);
                for (; at < next; at++) {
                    tokens.literal(data[at]);
                }
                misses++;
                continue;
            }
            misses = 0;
            int distance = matches.distance();
            int told = at + 1;
            while (length < LAZY) {
                int next = matches.find(at + 1, length, length < GOOD ? TRIES : FEWER_TRIES, ENOUGH);
                told = at + 2;
                if (next <= length) {
                    break;
                }
                tokens.literal(data[at++]);
                length = next;
                distance = matches.distance();
            }
            tokens.match(length, distance);
            at += length;
            matches.insert(told, at);
        }
        return at;
    }
}
