package io.github.multiarch.nativecode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The operating system that the notes of an ELF file name: System V ABI, chapter 5, "Note Section"; for the note {@code GNU}, <a
 * href="https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/noteabitag.html">Linux Standard Base 5.0, section 10.8</a>.
 */
final class ElfNotes {
    private static final int MOST_SEGMENTS = 16;
    private static final int MOST_BYTES = 64 * 1024;
    private static final int HEADER_BYTES = 12;
    private static final int LONGEST_NAME = 16;
    private static final int ABI_TAG = 1;

    private ElfNotes() {}

    static Optional<OperatingSystem> system(Words words, ElfSegments segments) throws IOException {
        var notes = segments.all(ElfSegments.NOTE);
        for (var segment : notes.subList(0, Math.min(MOST_SEGMENTS, notes.size()))) {
            var system = system(words, segment);
            if (system.isPresent()) {
                return system;
            }
        }
        return Optional.empty();
    }

    private static Optional<OperatingSystem> system(Words words, ElfSegments.Segment segment) throws IOException {
        long alignment = segment.alignment() == 8 ? 8 : 4;
        long bytes = segment.fileBytes() < 0 ? MOST_BYTES : Math.min(MOST_BYTES, segment.fileBytes());
        long at = segment.offset();
        long end = at + bytes;
        while (at + HEADER_BYTES <= end) {
            long nameBytes = words.u32(at);
            long descriptorBytes = words.u32(at + 4);
            long descriptor = segment.offset() + aligned(at + HEADER_BYTES + nameBytes - segment.offset(), alignment);
            if (nameBytes <= LONGEST_NAME && at + HEADER_BYTES + nameBytes <= end && words.u32(at + 8) == ABI_TAG) {
                var name = new String(words.bytes(at + HEADER_BYTES, (int) nameBytes), StandardCharsets.US_ASCII);
                var system = system(words, name, descriptorBytes > 0 ? descriptor : -1);
                if (system.isPresent()) {
                    return system;
                }
            }
            at = segment.offset() + aligned(descriptor + descriptorBytes - segment.offset(), alignment);
        }
        return Optional.empty();
    }

    private static long aligned(long offset, long alignment) {
        return (offset + alignment - 1) / alignment * alignment;
    }

    private static Optional<OperatingSystem> system(Words words, String name, long descriptor) throws IOException {
        return switch (name) {
            case "GNU\0" -> descriptor < 0 ? Optional.empty() : ofGnu((int) words.u32(descriptor));
            case "Android\0" -> Optional.of(OperatingSystem.ANDROID);
            case "FreeBSD\0" -> Optional.of(OperatingSystem.FREEBSD);
            case "NetBSD\0" -> Optional.of(OperatingSystem.NETBSD);
            case "OpenBSD\0" -> Optional.of(OperatingSystem.OPENBSD);
            case "DragonFly\0" -> Optional.of(OperatingSystem.DRAGONFLY);
            default -> Optional.empty();
        };
    }

    private static Optional<OperatingSystem> ofGnu(int number) {
        return switch (number) {
            case 0 -> Optional.of(OperatingSystem.LINUX);
            case 1 -> Optional.of(OperatingSystem.HURD);
            case 2 -> Optional.of(OperatingSystem.SOLARIS);
            case 3 -> Optional.of(OperatingSystem.FREEBSD);
            case 4 -> Optional.of(OperatingSystem.NETBSD);
            default -> Optional.empty();
        };
    }
}
