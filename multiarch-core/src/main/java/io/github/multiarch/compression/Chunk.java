package io.github.multiarch.compression;

import java.io.IOException;
import java.io.OutputStream;

/** Some bytes on their way: collected behind the last ones of the chunk before, then packed. One thread at a time has it. */
final class Chunk {
    private final byte[] data;
    private final int capacity;
    private final int dictionaryCapacity;
    private int from;
    private int to;
    private byte[] packed;
    private int packedLength;

    /** Empty, and the first of all. */
    Chunk(int capacity, int dictionaryCapacity) {
        this.data = new byte[dictionaryCapacity + capacity];
        this.capacity = capacity;
        this.dictionaryCapacity = dictionaryCapacity;
        this.packed = new byte[capacity / 2];
    }

    /** Makes it empty, and behind one that is full. */
    void follow(Chunk before) {
        System.arraycopy(before.data, before.to - dictionaryCapacity, data, 0, dictionaryCapacity);
        from = dictionaryCapacity;
        to = dictionaryCapacity;
    }

    /** Takes as much as it can, and returns how much that is. */
    int fill(byte[] bytes, int offset, int length) {
        int count = Math.min(length, from + capacity - to);
        System.arraycopy(bytes, offset, data, to, count);
        to += count;
        return count;
    }

    boolean isFull() {
        return to - from == capacity;
    }

    /** The dictionary, the chunk's own bytes, and room that means nothing. */
    byte[] data() {
        return data;
    }

    /** Where the chunk's own bytes begin. */
    int from() {
        return from;
    }

    /** Where they end. */
    int to() {
        return to;
    }

    /** What held the packed bytes last time, to be used again. */
    byte[] room() {
        return packed;
    }

    /** Says what it became: the first bytes of an array that is its own from now on. */
    void packed(byte[] bytes, int length) {
        packed = bytes;
        packedLength = length;
    }

    void writePackedTo(OutputStream out) throws IOException {
        out.write(packed, 0, packedLength);
    }
}
