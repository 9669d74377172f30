package io.github.multiarch.nativecode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one Mach-O file, fat or not: <a href="https://github.com/apple-oss-distributions/xnu/blob/xnu-10063.101.15/EXTERNAL_HEADERS/mach-o/loader.h">loader.h</a> and <a
 * href="https://github.com/apple-oss-distributions/xnu/blob/xnu-10063.101.15/EXTERNAL_HEADERS/mach-o/fat.h">fat.h</a> of xnu-10063.101.15.
 */
final class MachOReader {
    static final int THIN = 0xfeedface;
    static final int THIN_WIDE = 0xfeedfacf;
    static final int FAT = 0xcafebabe;
    static final int FAT_WIDE = 0xcafebabf;

    /** Where class files have their version, which began at 45, fat files have the number of their parts. */
    static final int FIRST_CLASS_FILE_VERSION = 45;

    /** Of {@code fat_arch} and {@code fat_arch_64}. */
    private static final int PART_BYTES = 20;

    private static final int PART_BYTES_WIDE = 32;
    /** The first half of what archives of object files begin with. */
    private static final int ARCHIVE = 0x213c6172;

    private static final int WINDOW_BYTES = 4096;
    private static final int MOST_COMMANDS = 1024;
    private static final int HEADER_BYTES = 28;
    private static final int VERSION_MIN_MACOSX = 0x24;
    private static final int VERSION_MIN_IPHONEOS = 0x25;
    private static final int VERSION_MIN_TVOS = 0x2f;
    private static final int VERSION_MIN_WATCHOS = 0x30;
    private static final int BUILD_VERSION = 0x32;
    private static final int PLATFORM_MACOS = 1;
    private static final int PLATFORM_CATALYST = 6;

    private MachOReader() {}

    /**
     * Reads a file that begins with the magic number of one.
     *
     * @param magic its first four bytes as a big-endian number
     * @return what it is; archives of object files are parts, too
     * @throws DamagedFileException when it then is none
     */
    static MachOCode read(ByteSource source, int magic) throws IOException {
        if (magic != FAT && magic != FAT_WIDE) {
            return new MachOCode(List.of(slice(source, 0, magic)));
        }
        var words = new Words(source, true, magic == FAT_WIDE, WINDOW_BYTES);
        long count = words.u32(4);
        if (count == 0 || count >= FIRST_CLASS_FILE_VERSION) {
            throw new DamagedFileException("it begins like a fat Mach-O file of " + count + " parts");
        }
        var slices = new ArrayList<MachOCode.Slice>();
        for (int i = 0; i < count; i++) {
            long at = 8 + (long) i * (words.wide() ? PART_BYTES_WIDE : PART_BYTES);
            var machine = machine(words.u32(at));
            long offset = words.word(at + 8);
            slices.add(part(source, offset, machine));
        }
        return new MachOCode(slices);
    }

    private static MachOCode.Slice part(ByteSource source, long offset, Machine machine) throws IOException {
        var words = new Words(source, true, false, WINDOW_BYTES);
        int magic = (int) words.u32(offset);
        if (magic == ARCHIVE) {
            return new MachOCode.Slice(OperatingSystem.DARWIN, machine, CodeKind.OBJECT);
        }
        if (!isThin(magic)) {
            throw new DamagedFileException("its part for " + machine + " is no Mach-O file");
        }
        var slice = slice(source, offset, magic);
        if (!slice.machine().equals(machine)) {
            throw new DamagedFileException("its part for " + machine + " is for " + slice.machine());
        }
        return slice;
    }

    /** Whether a file that begins with this big-endian number is for one machine. */
    static boolean isThin(int magic) {
        return isBigEndian(magic) || isBigEndian(Integer.reverseBytes(magic));
    }

    private static boolean isBigEndian(int magic) {
        return magic == THIN || magic == THIN_WIDE;
    }

    private static MachOCode.Slice slice(ByteSource source, long offset, int magic) throws IOException {
        boolean bigEndian = isBigEndian(magic);
        boolean wide = (bigEndian ? magic : Integer.reverseBytes(magic)) == THIN_WIDE;
        var words = new Words(source, bigEndian, wide, WINDOW_BYTES);
        var machine = machine(words.u32(offset + 4));
        int type = (int) words.u32(offset + 12);
        long commands = words.u32(offset + 16);
        return new MachOCode.Slice(
                system(words, offset + HEADER_BYTES + (wide ? 4 : 0), commands), machine, kind(type));
    }

    private static OperatingSystem system(Words words, long from, long commands) throws IOException {
        long at = from;
        if (commands > MOST_COMMANDS) {
            throw new DamagedFileException("it has " + commands + " load commands; " + MOST_COMMANDS + " is the limit");
        }
        for (int i = 0; i < commands; i++) {
            long length = words.u32(at + 4);
            var system = system(words, at);
            if (system.isPresent()) {
                return system.get();
            } else if (length < 8) {
                throw new DamagedFileException("it has a load command of " + length + " bytes");
            }
            at += length;
        }
        return OperatingSystem.DARWIN;
    }

    private static Optional<OperatingSystem> system(Words words, long command) throws IOException {
        return switch ((int) words.u32(command)) {
            case VERSION_MIN_MACOSX -> Optional.of(OperatingSystem.DARWIN);
            case VERSION_MIN_IPHONEOS, VERSION_MIN_TVOS, VERSION_MIN_WATCHOS -> Optional.of(OperatingSystem.IOS);
            case BUILD_VERSION -> {
                long platform = words.u32(command + 8);
                boolean isMac = platform == PLATFORM_MACOS || platform == PLATFORM_CATALYST;
                yield Optional.of(isMac ? OperatingSystem.DARWIN : OperatingSystem.IOS);
            }
            default -> Optional.empty();
        };
    }

    private static CodeKind kind(int type) {
        return switch (type) {
            case 1 -> CodeKind.OBJECT;
            case 2 -> CodeKind.EXECUTABLE;
            case 6, 8 -> CodeKind.LIBRARY;
            default -> CodeKind.OTHER;
        };
    }

    private static Machine machine(long number) {
        return switch ((int) number) {
            case 7 -> new Machine("386");
            case 0x01000007 -> new Machine("amd64");
            case 12 -> new Machine("arm");
            case 0x0100000c -> new Machine("arm64");
            case 0x0200000c -> new Machine("arm64p32");
            case 18 -> new Machine("ppc");
            case 0x01000012 -> new Machine("ppc64");
            default -> Machine.unknown(number);
        };
    }
}
