package io.github.multiarch.nativecode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes numbers in either byte order. */
final class ByteWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final boolean bigEndian;

    ByteWriter(boolean bigEndian) {
        this.bigEndian = bigEndian;
    }

    int size() {
        return out.size();
    }

    ByteWriter number(long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            int shift = Byte.SIZE * (bigEndian ? bytes - 1 - i : i);
            out.write((int) (value >>> shift));
        }
        return this;
    }

    ByteWriter u16(int value) {
        return number(value, 2);
    }

    ByteWriter u32(long value) {
        return number(value, 4);
    }

    ByteWriter u64(long value) {
        return number(value, 8);
    }

    ByteWriter raw(int... bytes) {
        for (int one : bytes) {
            out.write(one);
        }
        return this;
    }

    ByteWriter bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** With a zero byte at its end. */
    ByteWriter text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8)).raw(0);
    }

    /** Zeros up to a place. */
    ByteWriter fill(int to) {
        while (out.size() < to) {
            out.write(0);
        }
        return this;
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
