package io.github.multiarch.inputs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** Holds what is written to it against what another stream has. */
final class ComparingOutputStream extends OutputStream {
    private final InputStream expected;
    private boolean isEqual = true;

    ComparingOutputStream(InputStream expected) {
        this.expected = expected;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (isEqual) {
            var other = expected.readNBytes(length);
            isEqual = Arrays.equals(bytes, offset, offset + length, other, 0, other.length);
        }
    }

    /** Whether all was the same; the end of the other stream is not asked for. */
    boolean isEqual() {
        return isEqual;
    }
}
