package io.github.multiarch.nativecode;

import java.io.IOException;

/** Some of an archive's bytes as they are: an entry that is not packed, in its place. What is read is counted. */
record StoredBytes(ByteSource archive, long from, long size, ScanBudget budget) implements ByteSource {

    @Override
    public int read(long offset, byte[] target, int start, int length) throws IOException {
        int available = (int) Math.min(length, Math.max(0, size - offset));
        budget.read(available);
        return available == 0 ? 0 : archive.read(from + offset, target, start, available);
    }

    @Override
    public void close() {
        // The archive is somebody else's.
    }
}
