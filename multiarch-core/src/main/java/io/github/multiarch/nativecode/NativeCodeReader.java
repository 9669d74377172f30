package io.github.multiarch.nativecode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Tells whether a file is native code, and which. Reads a few kilobytes, wherever in the file they are. */
public final class NativeCodeReader {
    private NativeCodeReader() {}

    /**
     * Reads a file for itself: what an archive has inside is not looked at.
     *
     * @param file a plain file, or a link to one
     * @return empty when it is no native code
     * @throws DamagedFileException when it begins like native code and has no header that tells for which machine
     * @throws IOException when it cannot be read
     */
    public static Optional<NativeCode> read(Path file) throws IOException {
        try (var bytes = FileBytes.open(file)) {
            return read(bytes);
        }
    }

    static Optional<NativeCode> read(ByteSource source) throws IOException {
        var start = new byte[Signature.BYTES];
        int length = source.read(0, start, 0, start.length);
        return switch (Signature.of(start, length)) {
            case ELF -> Optional.of(ElfReader.read(source));
            case MACH_O -> Optional.of(MachOReader.read(source, Signature.magic(start)));
            case PE -> PeReader.read(source).map(code -> code);
            default -> Optional.empty();
        };
    }
}
