package io.github.multiarch.nativecode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the dynamic loader is told: System V ABI, chapter 5, "Dynamic Section".
 *
 * @param needed names of libraries
 * @param hasOwnName whether others can need this file by a name: a library then, whatever else it has
 * @param isProgram whether the linker was told to make a program
 * @param strings where the strings lie in the file; empty when there are none
 * @param versionsNeeded where the list of needed versions lies in the file; empty when there is none
 * @param versionsCount how many files that list names
 */
record ElfDynamic(
        List<String> needed,
        boolean hasOwnName,
        boolean isProgram,
        OptionalLong strings,
        OptionalLong versionsNeeded,
        long versionsCount) {
    /** Of names of libraries and versions. */
    static final int LONGEST_NAME = 1024;

    private static final int MOST_ENTRIES = 4096;
    private static final int MOST_NEEDED = 512;

    private static final int NULL = 0;
    private static final int NEEDED = 1;
    private static final int STRINGS = 5;
    private static final int OWN_NAME = 14;
    private static final int FLAGS_1 = 0x6ffffffb;
    private static final int VERSIONS_NEEDED = 0x6ffffffe;
    private static final int VERSIONS_COUNT = 0x6fffffff;
    /** {@code DF_1_PIE}. */
    private static final long PROGRAM = 0x08000000;

    static ElfDynamic read(Words words, ElfSegments segments, ElfSegments.Segment dynamic) throws IOException {
        var names = new ArrayList<Long>();
        boolean hasOwnName = false;
        long flags = 0;
        long versionsCount = 0;
        Optional<Long> strings = Optional.empty();
        Optional<Long> versions = Optional.empty();
        int word = words.wordBytes();
        long entries = Math.min(MOST_ENTRIES, Long.divideUnsigned(dynamic.fileBytes(), 2L * word));
        for (int i = 0; i < entries; i++) {
            long at = dynamic.offset() + 2L * word * i;
            long tag = words.word(at);
            long value = words.word(at + word);
            if (tag == NULL) {
                break;
            } else if (tag == NEEDED) {
                names.add(value);
            } else if (tag == STRINGS) {
                strings = Optional.of(value);
            } else if (tag == OWN_NAME) {
                hasOwnName = true;
            } else if (tag == FLAGS_1) {
                flags = value;
            } else if (tag == VERSIONS_NEEDED) {
                versions = Optional.of(value);
            } else if (tag == VERSIONS_COUNT) {
                versionsCount = value;
            }
        }
        var stringsAt = offset(segments, strings);
        return new ElfDynamic(
                names(words, stringsAt, names),
                hasOwnName,
                (flags & PROGRAM) != 0,
                stringsAt,
                offset(segments, versions),
                versionsCount);
    }

    private static OptionalLong offset(ElfSegments segments, Optional<Long> address) throws IOException {
        return address.isPresent() ? OptionalLong.of(segments.offsetOf(address.get())) : OptionalLong.empty();
    }

    private static List<String> names(Words words, OptionalLong strings, List<Long> offsets) throws IOException {
        if (offsets.size() > MOST_NEEDED) {
            throw new DamagedFileException(
                    "it needs " + offsets.size() + " libraries; " + MOST_NEEDED + " is the limit");
        }
        if (!offsets.isEmpty() && strings.isEmpty()) {
            throw new DamagedFileException("it needs libraries without names");
        }
        var names = new ArrayList<String>();
        for (long offset : offsets) {
            names.add(words.text(strings.getAsLong() + offset, LONGEST_NAME));
        }
        return names;
    }
}
