package io.github.multiarch.nativecode;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An archive without some of its entries. What stays is not read as an archive's content at all: headers, names, times, extra fields and packed bytes are copied as they lie there, in the
 * same order, and so is what stands before the first entry. Only the places in the directory change: <a
 * href="https://pkware.cachefly.net/webdocs/APPNOTE/APPNOTE-6.3.10.TXT">APPNOTE.TXT 6.3.10</a>, section 4.3.12.
 *
 * <p>Libraries that copy packed entries write headers of their own, with times that depend on the time zone.
 */
public final class LeanArchive implements Closeable {
    private static final int LOCAL_HEADER_BYTES = 30;
    private static final int BUFFER_BYTES = 64 * 1024;

    private final ByteSource archive;
    private final ZipEnd end;
    /** In the order of the directory. */
    private final List<Listed> listed = new ArrayList<>();
    /** In the order of the file. */
    private final List<Piece> pieces = new ArrayList<>();

    /** An entry's record in the directory. */
    private static final class Listed {
        private final ZipEntry entry;
        private final long at;
        private final int bytes;
        private final boolean stays;
        /** Where its local header will be, as the directory counts. */
        private long place;

        Listed(ZipEntry entry, long at, int bytes, boolean stays) {
            this.entry = entry;
            this.at = at;
            this.bytes = bytes;
            this.stays = stays;
        }

        long header() {
            return entry.headerOffset();
        }
    }

    /** Bytes that stay. */
    private record Piece(long from, long length) {}

    private LeanArchive(ByteSource archive, ZipEnd end) {
        this.archive = archive;
        this.end = end;
    }

    /**
     * Opens an archive.
     *
     * @param path a jar
     * @param leftOut names of entries, as the archive spells them; as many times as they are there
     * @return to be closed
     * @throws DamagedFileException when it is no archive, does not have just these entries, or its entries overlap; the message does not name it
     * @throws IOException when it cannot be read
     */
    public static LeanArchive open(Path path, Collection<String> leftOut) throws IOException {
        return of(FileBytes.open(path), leftOut);
    }

    static LeanArchive of(ByteSource archive, Collection<String> leftOut) throws IOException {
        try {
            var end = ZipEnd.find(archive).orElseThrow(() -> new DamagedFileException("it is no archive"));
            var lean = new LeanArchive(archive, end);
            lean.list(new HashSet<>(leftOut), leftOut.size());
            lean.cut();
            return lean;
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    private void list(Set<String> leftOut, int expected) throws IOException {
        int found = 0;
        var directory = new ZipDirectory(archive, end);
        long at = directory.at();
        for (var entry = directory.next(); entry.isPresent(); entry = directory.next()) {
            boolean stays = !leftOut.contains(entry.get().name());
            listed.add(new Listed(entry.get(), at, (int) (directory.at() - at), stays));
            at = directory.at();
            found += stays ? 0 : 1;
        }
        if (found != expected) {
            throw new DamagedFileException(found + " entries have the names of the " + expected + " to be left out");
        }
    }

    /** An entry is all from its local header to the next one's. */
    private void cut() throws IOException {
        var byPlace =
                listed.stream().sorted(Comparator.comparing(Listed::header)).toList();
        long first = byPlace.isEmpty() ? end.directory() : byPlace.get(0).header();
        pieces.add(new Piece(0, first));
        long place = first;
        for (int i = 0; i < byPlace.size(); i++) {
            var one = byPlace.get(i);
            long next = i + 1 < byPlace.size() ? byPlace.get(i + 1).header() : end.directory();
            long least = LOCAL_HEADER_BYTES + (long) one.entry.path().length();
            if (next - one.header() < least || one.entry.packedSize() > next - one.header() - least) {
                throw new DamagedFileException("its entries overlap at " + one.header());
            }
            if (one.stays) {
                one.place = place - end.prefix();
                pieces.add(new Piece(one.header(), next - one.header()));
                place += next - one.header();
            }
        }
    }

    /**
     * How long it is without what is left out.
     *
     * @return in bytes
     * @throws IOException when the archive cannot be read
     */
    public long size() throws IOException {
        return contentBytes() + directoryBytes() + ending().length;
    }

    private long contentBytes() {
        return pieces.stream().mapToLong(Piece::length).sum();
    }

    private long directoryBytes() {
        return listed.stream()
                .filter(one -> one.stays)
                .mapToLong(one -> one.bytes)
                .sum();
    }

    private byte[] ending() throws IOException {
        long entries = listed.stream().filter(one -> one.stays).count();
        return end.rewritten(archive, entries, directoryBytes(), contentBytes() - end.prefix());
    }

    /**
     * Writes it.
     *
     * @param out gets as many bytes as the size says
     * @throws DamagedFileException when its directory has numbers of 64 bits for places
     * @throws IOException when the archive cannot be read, or the stream not be written
     */
    public void writeTo(OutputStream out) throws IOException {
        var buffer = new byte[BUFFER_BYTES];
        for (var piece : pieces) {
            copy(piece, buffer, out);
        }
        for (var one : listed) {
            if (one.stays) {
                var words = new Words(archive, false, false, one.bytes);
                out.write(ZipDirectory.moved(words.bytes(one.at, one.bytes), one.place));
            }
        }
        out.write(ending());
    }

    private void copy(Piece piece, byte[] buffer, OutputStream out) throws IOException {
        long at = piece.from();
        for (long left = piece.length(); left > 0; ) {
            int read = archive.read(at, buffer, 0, (int) Math.min(buffer.length, left));
            if (read == 0) {
                throw new DamagedFileException("it ends before " + at);
            }
            out.write(buffer, 0, read);
            at += read;
            left -= read;
        }
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
