package io.github.multiarch.nativecode;

import java.io.Closeable;
import java.io.IOException;

/** Bytes that can be read from any place: those of a file, or of an archive's entry. */
interface ByteSource extends Closeable {

    /** How many there are; for an entry of an archive, how many the archive claims. */
    long size();

    /**
     * Reads as many as there are, up to a length.
     *
     * @param offset at least 0; may be beyond the end
     * @return how many were read: fewer than asked for only at the end, then perhaps 0
     * @throws DamagedFileException when packed bytes cannot be unpacked
     * @throws LimitReachedException when no more may be read
     */
    int read(long offset, byte[] target, int start, int length) throws IOException;

    /** Gives back what reading needed. Sources within this one cannot be read any more. */
    @Override
    void close() throws IOException;
}
