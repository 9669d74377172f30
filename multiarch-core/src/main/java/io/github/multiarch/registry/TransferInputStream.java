package io.github.multiarch.registry;

import java.io.FilterInputStream;
import java.io.IOException;
import java.util.function.UnaryOperator;

/** A body on its way from a registry. */
final class TransferInputStream extends FilterInputStream {
    private final UnaryOperator<IOException> translation;

    /**
     * Reads the body of an answer.
     *
     * @param translation says what a failure means
     */
    TransferInputStream(HttpAnswer answer, UnaryOperator<IOException> translation) {
        super(answer.body());
        this.translation = translation;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return in.read(buffer, offset, length);
        } catch (IOException e) {
            throw translation.apply(e);
        }
    }
}
