package io.github.multiarch.nativecode;

import java.io.Closeable;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads the first bytes of an archive's entries, with one read for most, since that is what nearly all of the time of a scan goes into. Holds those of one entry at a time. */
final class EntryStart implements Closeable {
    private static final int SIGNATURE = 0x4b50;
    private static final int SIGNATURE_END = 0x0403;
    private static final int HEADER_BYTES = 30;

    /** The longest description of codes, and some data. */
    private static final int PACKED_BYTES = 512;

    private static final int WINDOW_BYTES = 16 * 1024;

    private final ByteSource archive;
    private final ScanBudget budget;
    private final Inflater inflater = new Inflater(true);
    private final DeflateStart deflateStart = new DeflateStart();
    private final byte[] window = new byte[WINDOW_BYTES];
    private final byte[] packed = new byte[4096];
    private final byte[] start = new byte[Signature.BYTES];
    private int length;
    private long windowOffset;
    private int windowLength;
    private long dataOffset;

    EntryStart(ByteSource archive, ScanBudget budget) {
        this.archive = archive;
        this.budget = budget;
    }

    /**
     * Reads those of another entry.
     *
     * @throws DamagedFileException when they are not there, or cannot be unpacked
     */
    void read(ZipEntry entry) throws IOException {
        length = 0;
        int wanted = HEADER_BYTES + entry.path().length() + entry.extraBytes() + PACKED_BYTES;
        int at = bring(entry.headerOffset(), wanted);
        if (windowLength - at < HEADER_BYTES || u16(at) != SIGNATURE || u16(at + 2) != SIGNATURE_END) {
            throw new DamagedFileException("it has no header where the directory says");
        }
        dataOffset = entry.headerOffset() + HEADER_BYTES + u16(at + 26) + u16(at + 28);
        if (dataOffset > archive.size() - entry.packedSize()) {
            throw new DamagedFileException("it ends beyond the end of its archive");
        }
        int count = (int) Math.min(PACKED_BYTES, entry.packedSize());
        int from = bring(dataOffset, count);
        count = Math.min(count, windowLength - from);
        if (entry.isStored()) {
            length = Math.min(count, start.length);
            System.arraycopy(window, from, start, 0, length);
        } else {
            length = deflateStart.unpack(window, from, from + count, start);
            if (length == DeflateStart.UNKNOWN) {
                inflate(from, count, entry.packedSize());
            }
        }
        budget.read(length);
    }

    /** Brings bytes into the window, as far as there are so many, and says where in it they are. What follows comes along: entries mostly lie in the order of the directory. */
    private int bring(long offset, int wanted) throws IOException {
        if (offset < windowOffset || offset + Math.min(wanted, window.length) > windowOffset + windowLength) {
            windowLength = archive.read(offset, window, 0, window.length);
            windowOffset = offset;
        }
        return (int) (offset - windowOffset);
    }

    private void inflate(int from, int count, long packedSize) throws IOException {
        length = 0;
        inflater.reset();
        inflater.setInput(window, from, count);
        long used = count;
        try {
            while (length < start.length && !inflater.finished()) {
                int more = inflater.inflate(start, length, start.length - length);
                length += more;
                if (more == 0 && inflater.needsInput() && !inflater.finished()) {
                    int next = archive.read(
                            dataOffset + used, packed, 0, (int) Math.min(packed.length, packedSize - used));
                    // Blocks without content may go on for as long as somebody likes.
                    budget.read(next);
                    if (next == 0) {
                        throw new DamagedFileException("its packed data ends too early");
                    }
                    used += next;
                    inflater.setInput(packed, 0, next);
                } else if (more == 0 && inflater.needsDictionary()) {
                    throw new DamagedFileException("its packed data asks for a dictionary");
                }
            }
        } catch (DataFormatException e) {
            throw new DamagedFileException("its packed data is damaged: " + e.getMessage());
        }
    }

    private int u16(int at) {
        return (window[at] & 0xff) | (window[at + 1] & 0xff) << Byte.SIZE;
    }

    Signature signature() {
        return Signature.of(start, length);
    }

    /** The entry's content, all of it. */
    ByteSource open(ZipEntry entry) {
        return entry.isStored()
                ? new StoredBytes(archive, dataOffset, entry.packedSize(), budget)
                : new InflatedBytes(archive, dataOffset, entry.packedSize(), entry.size(), budget);
    }

    @Override
    public void close() {
        inflater.end();
    }
}
