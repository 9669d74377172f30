package io.github.multiarch.nativecode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Where the central directory of an archive lies: <a href="https://pkware.cachefly.net/webdocs/APPNOTE/APPNOTE-6.3.10.TXT">APPNOTE.TXT 6.3.10</a>, sections 4.3.14 to 4.3.16. Found
 * from the end of the file, so whatever stands before the archive does not matter.
 *
 * @param directory where it begins
 * @param directoryBytes how long it is
 * @param prefix how many bytes stand before the archive, which its own offsets do not count
 * @param record where its end record begins, the one that has the comment
 */
record ZipEnd(long directory, long directoryBytes, long prefix, long record) {
    private static final int BYTES = 22;
    private static final int MOST_COMMENT = 0xffff;
    private static final int LOCATOR_BYTES = 20;
    private static final long LOCATOR_SIGNATURE = 0x07064b50;
    private static final int WIDE_BYTES = 56;
    private static final long WIDE_SIGNATURE = 0x06064b50;
    private static final short WIDE_VERSION = 45;
    private static final long MANY = 0xffffffffL;

    /** Empty when the bytes do not end like an archive. */
    static Optional<ZipEnd> find(ByteSource archive) throws IOException {
        // Most archives have no comment.
        var plain = find(archive, BYTES);
        return plain.isPresent() ? plain : find(archive, BYTES + MOST_COMMENT);
    }

    private static Optional<ZipEnd> find(ByteSource archive, int tail) throws IOException {
        int length = (int) Math.min(archive.size(), tail);
        var words = new Words(archive, false, false, Math.max(length, WIDE_BYTES));
        long from = archive.size() - length;
        var bytes = new byte[length];
        int read = archive.read(from, bytes, 0, length);
        for (int i = read - BYTES; i >= 0; i--) {
            if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 5 && bytes[i + 3] == 6) {
                var end = at(words, from + i);
                if (end.isPresent()) {
                    return end;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<ZipEnd> at(Words words, long at) throws IOException {
        if (at + BYTES + words.u16(at + 20) > words.size()) {
            return Optional.empty();
        }
        long bytes = words.u32(at + 12);
        long directory = words.u32(at + 16);
        boolean isWide = at >= LOCATOR_BYTES && words.u32(at - LOCATOR_BYTES) == LOCATOR_SIGNATURE;
        if (isWide && (bytes == MANY || directory == MANY || words.u16(at + 10) == MOST_COMMENT)) {
            return wide(words, at - LOCATOR_BYTES, at);
        }
        return of(words, at, bytes, directory, at);
    }

    /** The end record with numbers of 64 bits: where its locator says, or, in an archive with something before it, right before the locator. */
    private static Optional<ZipEnd> wide(Words words, long locator, long record) throws IOException {
        long said = words.u64(locator + 8);
        long at = said <= locator - WIDE_BYTES && words.u32(said) == WIDE_SIGNATURE ? said : locator - WIDE_BYTES;
        if (at < 0 || words.u32(at) != WIDE_SIGNATURE) {
            return Optional.empty();
        }
        return of(words, at, words.u64(at + 40), words.u64(at + 48), record);
    }

    /** The directory ends where the end record begins; only when nothing like a directory lies there its own offset counts. */
    private static Optional<ZipEnd> of(Words words, long end, long bytes, long directory, long record)
            throws IOException {
        if (bytes == 0) {
            return Optional.of(new ZipEnd(end, 0, 0, record));
        }
        long start = end - bytes;
        if (start >= directory && ZipDirectory.beginsAt(words, start)) {
            return Optional.of(new ZipEnd(start, bytes, start - directory, record));
        }
        return directory < end && bytes <= end - directory && ZipDirectory.beginsAt(words, directory)
                ? Optional.of(new ZipEnd(directory, bytes, 0, record))
                : Optional.empty();
    }

    /**
     * What stands behind the directory, for an archive that has become shorter; with the same comment.
     *
     * @param start where the directory begins, as the archive counts
     */
    byte[] rewritten(ByteSource archive, long entries, long bytes, long start) throws IOException {
        int tail = (int) Math.min(archive.size() - record, BYTES + MOST_COMMENT);
        var old = new Words(archive, false, false, tail).bytes(record, tail);
        boolean isWide = entries >= MOST_COMMENT || bytes >= MANY || start >= MANY;
        var end = ByteBuffer.allocate((isWide ? WIDE_BYTES + LOCATOR_BYTES : 0) + tail)
                .order(ByteOrder.LITTLE_ENDIAN);
        if (isWide) {
            end.putInt((int) WIDE_SIGNATURE).putLong(WIDE_BYTES - 12L).putShort(WIDE_VERSION);
            end.putShort(WIDE_VERSION).putInt(0).putInt(0).putLong(entries).putLong(entries);
            end.putLong(bytes).putLong(start);
            end.putInt((int) LOCATOR_SIGNATURE).putInt(0).putLong(start + bytes).putInt(1);
        }
        int at = end.position();
        end.put(old);
        end.putShort(at + 8, (short) Math.min(entries, MOST_COMMENT));
        end.putShort(at + 10, (short) Math.min(entries, MOST_COMMENT));
        end.putInt(at + 12, (int) Math.min(bytes, MANY));
        end.putInt(at + 16, (int) Math.min(start, MANY));
        return end.array();
    }
}
