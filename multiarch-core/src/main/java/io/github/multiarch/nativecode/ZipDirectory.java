package io.github.multiarch.nativecode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Goes through the central directory of an archive: <a href="https://pkware.cachefly.net/webdocs/APPNOTE/APPNOTE-6.3.10.TXT">APPNOTE.TXT 6.3.10</a>, sections 4.3.12 and 4.5.3. Holds one
 * entry at a time, however many there are. {@code java.util.zip} reads files only, holds all entries in memory, and finds one of two with the same name; commons-compress also reads each
 * local header first.
 */
final class ZipDirectory {
    private static final long SIGNATURE = 0x02014b50;
    private static final int HEADER_BYTES = 46;
    private static final int HEADER_PLACE = 42;
    private static final long MANY = 0xffffffffL;
    private static final int WIDE_FIELD = 1;

    /** A header with the longest name and extra fields. */
    private static final int WINDOW_BYTES = HEADER_BYTES + 2 * 0xffff;

    private final Words words;
    private final long prefix;
    private final long end;
    private long at;

    ZipDirectory(ByteSource archive, ZipEnd end) {
        this.words = new Words(archive, false, false, (int) Math.min(WINDOW_BYTES, end.directoryBytes()));
        this.prefix = end.prefix();
        this.at = end.directory();
        this.end = end.directory() + end.directoryBytes();
    }

    static boolean beginsAt(Words words, long at) throws IOException {
        return words.u32(at) == SIGNATURE;
    }

    /**
     * A record of an entry whose local header lies elsewhere.
     *
     * @param record is changed
     * @throws DamagedFileException when there is no room for the place
     */
    static byte[] moved(byte[] record, long header) throws DamagedFileException {
        var numbers = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
        if (Integer.toUnsignedLong(numbers.getInt(HEADER_PLACE)) == MANY || header < 0 || header >= MANY) {
            throw new DamagedFileException("its directory has places of 64 bits");
        }
        numbers.putInt(HEADER_PLACE, (int) header);
        return record;
    }

    /** Where the record of the next entry begins, and that of the last one ended. */
    long at() {
        return at;
    }

    /**
     * The next entry.
     *
     * @return empty after the last
     * @throws DamagedFileException when there is something else where it should be; there is no way on from there
     */
    Optional<ZipEntry> next() throws IOException {
        if (at >= end) {
            return Optional.empty();
        }
        if (!beginsAt(words, at)) {
            throw new DamagedFileException("its directory is damaged at " + at);
        }
        int nameBytes = words.u16(at + 28);
        int extraBytes = words.u16(at + 30);
        long extra = at + HEADER_BYTES + nameBytes;
        var sizes = new Sizes(words.u32(at + 20), words.u32(at + 24), words.u32(at + HEADER_PLACE));
        if (sizes.packed == MANY || sizes.unpacked == MANY || sizes.header == MANY) {
            sizes.readWide(words, extra, extra + extraBytes);
        }
        var entry = new ZipEntry(
                new EntryName(words.bytes(at + HEADER_BYTES, nameBytes)),
                words.u16(at + 8),
                words.u16(at + 10),
                sizes.packed,
                sizes.unpacked,
                prefix + sizes.header,
                extraBytes);
        at = extra + extraBytes + words.u16(at + 32);
        return Optional.of(entry);
    }

    /** Numbers of an entry, some of which may stand in an extra field for lack of room. */
    private static final class Sizes {
        private long packed;
        private long unpacked;
        private long header;

        Sizes(long packed, long unpacked, long header) {
            this.packed = packed;
            this.unpacked = unpacked;
            this.header = header;
        }

        void readWide(Words words, long from, long end) throws IOException {
            for (long field = from; field + 4 <= end; field += 4 + words.u16(field + 2)) {
                if (words.u16(field) == WIDE_FIELD) {
                    long next = field + 4;
                    if (unpacked == MANY) {
                        unpacked = words.u64(next);
                        next += Long.BYTES;
                    }
                    if (packed == MANY) {
                        packed = words.u64(next);
                        next += Long.BYTES;
                    }
                    if (header == MANY) {
                        header = words.u64(next);
                    }
                    return;
                }
            }
        }
    }
}
