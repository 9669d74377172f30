package io.github.multiarch.registry;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** So many bytes that are nowhere held in memory. */
final class Zeros extends InputStream {
    private final long size;
    private long given;

    Zeros(long size) {
        this.size = size;
    }

    static Descriptor descriptor(long size) throws IOException {
        var hash = Digest.Algorithm.SHA256.newMessageDigest();
        var buffer = new byte[64 * 1024];
        try (var in = new Zeros(size)) {
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                hash.update(buffer, 0, read);
            }
        }
        return new Descriptor(Fixture.LAYER, Digest.of(Digest.Algorithm.SHA256, hash.digest()), size);
    }

    long given() {
        return given;
    }

    @Override
    public int read() {
        return given++ < size ? 0 : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (given >= size) {
            return -1;
        }
        int count = (int) Math.min(length, size - given);
        Arrays.fill(buffer, offset, offset + count, (byte) 0);
        given += count;
        return count;
    }
}
