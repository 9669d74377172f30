package io.github.multiarch.nativecode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The program headers of an ELF file: System V ABI, chapter 5, "Program Header". */
record ElfSegments(List<Segment> segments) {
    static final int LOAD = 1;
    static final int DYNAMIC = 2;
    static final int INTERPRETER = 3;
    static final int NOTE = 4;

    /** Files have a dozen. */
    private static final int MOST = 1024;

    /** One program header. Numbers are as they stand in the file. */
    record Segment(long type, long offset, long address, long fileBytes, long alignment) {}

    static ElfSegments read(Words words, ElfHeader.Table table) throws IOException {
        if (table.count() > MOST) {
            throw new DamagedFileException("it has " + table.count() + " program headers; " + MOST + " is the limit");
        }
        var segments = new ArrayList<Segment>();
        for (int i = 0; i < table.count(); i++) {
            long at = table.offset() + (long) i * table.entryBytes();
            // The flags stand at different places in the two classes, to keep the words aligned.
            long first = words.wide() ? at + 8 : at + 4;
            int word = words.wordBytes();
            segments.add(new Segment(
                    words.u32(at),
                    words.word(first),
                    words.word(first + word),
                    words.word(first + 3L * word),
                    words.word(at + (words.wide() ? 48 : 28))));
        }
        return new ElfSegments(segments);
    }

    Optional<Segment> first(int type) {
        return segments.stream().filter(segment -> segment.type() == type).findFirst();
    }

    List<Segment> all(int type) {
        return segments.stream().filter(segment -> segment.type() == type).toList();
    }

    /** Where in the file that lies which the program will find at an address. */
    long offsetOf(long address) throws DamagedFileException {
        for (var segment : all(LOAD)) {
            if (Long.compareUnsigned(address, segment.address()) >= 0
                    && Long.compareUnsigned(address - segment.address(), segment.fileBytes()) < 0) {
                return segment.offset() + (address - segment.address());
            }
        }
        throw new DamagedFileException("no part of it is loaded at the address " + Long.toHexString(address));
    }
}
