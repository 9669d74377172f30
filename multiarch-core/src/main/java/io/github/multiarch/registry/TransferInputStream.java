package io.github.multiarch.registry;

import java.io.FilterInputStream;
import java.io.IOException;

/** A body on its way from a registry; says whose body it was when it breaks off. */
final class TransferInputStream extends FilterInputStream {
    private final HttpAnswer answer;
    private final Purpose purpose;

    TransferInputStream(HttpAnswer answer, Purpose purpose) {
        super(answer.body());
        this.answer = answer;
        this.purpose = purpose;
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
            throw Failures.unreachable(purpose, "GET", answer.uri(), e);
        }
    }
}
