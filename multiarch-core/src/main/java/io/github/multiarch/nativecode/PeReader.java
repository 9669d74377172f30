package io.github.multiarch.nativecode;

import java.io.IOException;
import java.util.Optional;

/**
 * Reads one file of Windows: <a href="https://learn.microsoft.com/en-us/windows/win32/debug/pe-format">PE format</a>, sections "MS-DOS Stub", "Signature" and "COFF File Header".
 */
final class PeReader {
    private static final int SIGNATURE_OFFSET = 0x3c;
    private static final long SIGNATURE = 0x00004550;
    private static final int DLL = 0x2000;
    private static final int EXECUTABLE = 0x0002;
    private static final int WINDOW_BYTES = 64;

    private PeReader() {}

    /** Empty when it is not one: programs of MS-DOS, and text, may begin with the same two letters. */
    static Optional<PeCode> read(ByteSource source) throws IOException {
        var words = new Words(source, false, false, WINDOW_BYTES);
        try {
            long at = words.u32(SIGNATURE_OFFSET);
            if (words.u32(at) != SIGNATURE) {
                return Optional.empty();
            }
            int number = words.u16(at + 4);
            int characteristics = words.u16(at + 22);
            return Optional.of(new PeCode(machine(number), kind(characteristics)));
        } catch (DamagedFileException e) {
            return Optional.empty();
        }
    }

    private static CodeKind kind(int characteristics) {
        if ((characteristics & DLL) != 0) {
            return CodeKind.LIBRARY;
        }
        return (characteristics & EXECUTABLE) != 0 ? CodeKind.EXECUTABLE : CodeKind.OTHER;
    }

    private static Machine machine(int number) {
        return switch (number) {
            case 0x14c -> new Machine("386");
            case 0x8664 -> new Machine("amd64");
            case 0xaa64 -> new Machine("arm64");
            case 0x1c0, 0x1c2, 0x1c4 -> new Machine("arm");
            case 0x5064 -> new Machine("riscv64");
            case 0x6264 -> new Machine("loong64");
            default -> Machine.unknown(number);
        };
    }
}
