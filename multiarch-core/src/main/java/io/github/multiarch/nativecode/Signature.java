package io.github.multiarch.nativecode;

import java.util.Locale;

/** What the first bytes of a file promise, and the rest then keeps or not. */
enum Signature {
    ELF,
    MACH_O,
    PE,
    /** An archive that is looked into. */
    ZIP,
    /** A script, behind which an archive may lie. */
    SCRIPT,
    GZIP,
    BZIP2,
    XZ,
    ZSTD,
    SEVEN_ZIP,
    /** Nothing of interest. */
    OTHER;

    /** How many bytes are enough. */
    static final int BYTES = 8;

    private static final int ELF_MAGIC = 0x7f454c46;
    private static final int ZIP_MAGIC = 0x504b0304;
    private static final int EMPTY_ZIP_MAGIC = 0x504b0506;
    private static final int ZSTD_MAGIC = 0x28b52ffd;
    private static final int XZ_MAGIC = 0xfd377a58;
    private static final int SEVEN_ZIP_MAGIC = 0x377abcaf;

    static Signature of(byte[] start, int length) {
        if (length < 4) {
            return OTHER;
        }
        int magic = magic(start);
        return switch (magic) {
            case ELF_MAGIC -> ELF;
            case ZIP_MAGIC, EMPTY_ZIP_MAGIC -> ZIP;
            case ZSTD_MAGIC -> ZSTD;
            case XZ_MAGIC -> XZ;
            case SEVEN_ZIP_MAGIC -> SEVEN_ZIP;
            case MachOReader.FAT, MachOReader.FAT_WIDE -> isFat(start, length) ? MACH_O : OTHER;
            default -> MachOReader.isThin(magic) ? MACH_O : ofTwoOrThree(start, magic);
        };
    }

    private static Signature ofTwoOrThree(byte[] start, int magic) {
        return switch (magic >>> 16) {
            case 0x4d5a -> PE;
            case 0x2321 -> SCRIPT;
            case 0x1f8b -> start[2] == 8 ? GZIP : OTHER;
            case 0x425a -> start[2] == 'h' && start[3] >= '1' && start[3] <= '9' ? BZIP2 : OTHER;
            default -> OTHER;
        };
    }

    /** A class file has the same magic number. Its version stands where a fat file has the number of its parts, in the lower half; a preview's upper half is all ones. */
    private static boolean isFat(byte[] start, int length) {
        if (length < BYTES) {
            return false;
        }
        int count = (start[4] & 0xff) << 24 | (start[5] & 0xff) << 16 | (start[6] & 0xff) << 8 | (start[7] & 0xff);
        return count > 0 && count < MachOReader.FIRST_CLASS_FILE_VERSION;
    }

    /** The first four bytes as a big-endian number. */
    static int magic(byte[] start) {
        return (start[0] & 0xff) << 24 | (start[1] & 0xff) << 16 | (start[2] & 0xff) << 8 | (start[3] & 0xff);
    }

    boolean isCode() {
        return this == ELF || this == MACH_O || this == PE;
    }

    /** Whether this is packed in a way that is not looked into. */
    boolean isPacked() {
        return this == GZIP || this == BZIP2 || this == XZ || this == ZSTD || this == SEVEN_ZIP;
    }

    /** The name of a way to pack. */
    String shown() {
        return this == SEVEN_ZIP ? "7z" : name().toLowerCase(Locale.ROOT);
    }
}
