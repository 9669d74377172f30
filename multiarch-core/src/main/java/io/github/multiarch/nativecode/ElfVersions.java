package io.github.multiarch.nativecode;

import java.io.IOException;
import java.util.Optional;

/**
 * The versions that symbols need of other libraries: <a href="https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html">Linux Standard Base
 * 5.0, section 10.7.5</a>, "Version Requirements".
 */
final class ElfVersions {
    private static final int MOST_FILES = 512;
    private static final int MOST_VERSIONS = 4096;

    private ElfVersions() {}

    /** The highest version of glibc; empty when none is needed. Offsets only lead forward, so no list is endless. */
    static Optional<GlibcVersion> glibc(Words words, ElfDynamic dynamic) throws IOException {
        if (dynamic.versionsNeeded().isEmpty() || dynamic.strings().isEmpty()) {
            return Optional.empty();
        }
        Optional<GlibcVersion> highest = Optional.empty();
        long strings = dynamic.strings().getAsLong();
        long file = dynamic.versionsNeeded().getAsLong();
        int left = MOST_VERSIONS;
        for (int i = 0; i < Math.min(MOST_FILES, dynamic.versionsCount()); i++) {
            long version = file + words.u32(file + 8);
            for (int n = words.u16(file + 2); n > 0; n--) {
                if (--left < 0) {
                    throw new DamagedFileException("it needs more than " + MOST_VERSIONS + " versions of symbols");
                }
                highest = higher(highest, words.text(strings + words.u32(version + 8), ElfDynamic.LONGEST_NAME));
                long next = words.u32(version + 12);
                if (next == 0) {
                    break;
                }
                version += next;
            }
            long next = words.u32(file + 12);
            if (next == 0) {
                break;
            }
            file += next;
        }
        return highest;
    }

    private static Optional<GlibcVersion> higher(Optional<GlibcVersion> highest, String name) {
        var version = GlibcVersion.ofSymbol(name);
        return version.isPresent() && (highest.isEmpty() || version.get().compareTo(highest.get()) > 0)
                ? version
                : highest;
    }
}
