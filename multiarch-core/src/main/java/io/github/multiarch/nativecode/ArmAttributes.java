package io.github.multiarch.nativecode;

import java.io.IOException;
import java.util.OptionalInt;

/**
 * The build attributes of 32-bit ARM code: <a href="https://github.com/ARM-software/abi-aa/blob/2023Q3/addenda32/addenda32.rst">Addenda to, and Errata in, the ABI for the Arm
 * Architecture, 2023Q3</a>, section 3.
 *
 * @param architecture the version of the architecture, 4 to 9
 * @param floats how floating point numbers are passed
 */
record ArmAttributes(OptionalInt architecture, FloatAbi floats) {
    static final ArmAttributes NONE = new ArmAttributes(OptionalInt.empty(), FloatAbi.UNKNOWN);

    /** {@code SHT_ARM_ATTRIBUTES}. */
    private static final long SECTION_TYPE = 0x70000003L;

    private static final int FORMAT = 'A';
    private static final String VENDOR = "aeabi";
    private static final int OF_FILE = 1;
    private static final int CPU_RAW_NAME = 4;
    private static final int CPU_NAME = 5;
    private static final int CPU_ARCHITECTURE = 6;
    private static final int VFP_ARGUMENTS = 28;
    private static final int COMPATIBILITY = 32;
    private static final int MOST_BYTES = 64 * 1024;
    private static final int LONGEST_TEXT = 256;

    /** By the value of {@code Tag_CPU_arch}; the profiles for microcontrollers count as the architecture that they are a part of. */
    private static final int[] ARCHITECTURES = {4, 4, 4, 5, 5, 5, 6, 6, 6, 6, 7, 6, 6, 7, 8, 8, 8, 8, 8, 8, 8, 8, 9};

    static ArmAttributes read(Words words, ElfHeader.Table sections) throws IOException {
        int word = words.wordBytes();
        for (int i = 0; i < sections.count(); i++) {
            long at = sections.offset() + (long) i * sections.entryBytes();
            if (words.u32(at + 4) == SECTION_TYPE) {
                long offset = words.word(at + 8 + 2L * word);
                long bytes = words.word(at + 8 + 3L * word);
                return section(words, offset, Math.min(MOST_BYTES, bytes));
            }
        }
        return NONE;
    }

    private static ArmAttributes section(Words words, long offset, long bytes) throws IOException {
        long end = offset + bytes;
        if (bytes < 1 || words.u8(offset) != FORMAT) {
            return NONE;
        }
        for (long at = offset + 1; at + 4 < end; ) {
            long length = words.u32(at);
            var vendor = words.text(at + 4, LONGEST_TEXT);
            if (vendor.equals(VENDOR)) {
                return vendorSection(words, at + 4 + VENDOR.length() + 1, Math.min(end, at + length));
            }
            at += Math.max(4, length);
        }
        return NONE;
    }

    private static ArmAttributes vendorSection(Words words, long from, long end) throws IOException {
        for (long at = from; at + 5 <= end; ) {
            long length = words.u32(at + 1);
            if (words.u8(at) == OF_FILE) {
                return attributes(new Leb128(words, at + 5, Math.min(end, at + length)));
            }
            at += Math.max(5, length);
        }
        return NONE;
    }

    private static ArmAttributes attributes(Leb128 in) throws IOException {
        var architecture = OptionalInt.empty();
        // Without the attribute, its value is 0: in core registers.
        var floats = FloatAbi.SOFT;
        while (in.hasMore()) {
            long tag = in.number();
            if (tag == COMPATIBILITY) {
                in.number();
                in.skipText();
            } else if (tag == CPU_RAW_NAME || tag == CPU_NAME || (tag > COMPATIBILITY && tag % 2 == 1)) {
                in.skipText();
            } else if (tag == CPU_ARCHITECTURE) {
                int value = (int) Math.min(in.number(), ARCHITECTURES.length - 1);
                architecture = OptionalInt.of(ARCHITECTURES[value]);
            } else if (tag == VFP_ARGUMENTS) {
                floats = floats(in.number());
            } else {
                in.number();
            }
        }
        return new ArmAttributes(architecture, floats);
    }

    private static FloatAbi floats(long value) {
        return value == 0 ? FloatAbi.SOFT : value == 1 ? FloatAbi.HARD : FloatAbi.UNKNOWN;
    }
}
