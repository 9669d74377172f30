package io.github.multiarch.content;

import io.github.multiarch.progress.Progress;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells a display how far a transfer is. A stream that is opened anew starts the count again. */
final class CountingInputStream extends FilterInputStream {
    private final Progress.Step step;
    private long count;

    CountingInputStream(InputStream in, Progress.Step step) {
        super(in);
        this.step = step;
        step.at(0);
    }

    @Override
    public int read() throws IOException {
        int read = in.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int read) {
        count += read;
        step.at(count);
    }
}
