package io.github.multiarch.nativecode;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads one ELF file. Without a header there is nothing to say; whatever else cannot be read becomes its flaw. Used once. */
final class ElfReader {
    static final int WINDOW_BYTES = 4096;

    /** Of paths on any of the systems that loaders lie on. */
    private static final int LONGEST_PATH = 1024;

    /** {@code EF_ARM_ABI_FLOAT_HARD} and {@code EF_ARM_ABI_FLOAT_SOFT}: <a href="https://github.com/ARM-software/abi-aa/blob/2023Q3/aaelf32/aaelf32.rst">ELF for the Arm Architecture, 2023Q3</a>, section 5.2. */
    private static final int HARD_FLOAT = 0x400;

    private static final int SOFT_FLOAT = 0x200;

    private final Words words;
    private final ElfHeader header;
    private ElfSegments segments = new ElfSegments(List.of());
    private Optional<ElfDynamic> dynamic = Optional.empty();
    private Optional<OperatingSystem> noted = Optional.empty();
    private Optional<String> interpreter = Optional.empty();
    private Optional<GlibcVersion> glibc = Optional.empty();
    private ArmAttributes attributes = ArmAttributes.NONE;

    private ElfReader(Words words) throws IOException {
        this.words = words;
        this.header = ElfHeader.read(words);
    }

    /**
     * Reads a file that begins with the four bytes of ELF.
     *
     * @throws DamagedFileException when it has no header of ELF
     */
    static ElfCode read(ByteSource source) throws IOException {
        var reader = new ElfReader(ElfHeader.words(source));
        Optional<String> flaw = Optional.empty();
        try {
            reader.readDetails();
        } catch (DamagedFileException | LimitReachedException e) {
            flaw = Optional.of(String.valueOf(e.getMessage()));
        }
        return reader.code(flaw);
    }

    private void readDetails() throws IOException {
        segments = ElfSegments.read(words, header.segments());
        var path = segments.first(ElfSegments.INTERPRETER);
        if (path.isPresent()) {
            interpreter = Optional.of(words.text(path.get().offset(), LONGEST_PATH));
        }
        noted = ElfNotes.system(words, segments);
        var table = segments.first(ElfSegments.DYNAMIC);
        // Files with debug information only keep the headers of what was taken out.
        if (table.isPresent() && table.get().fileBytes() > 0) {
            dynamic = Optional.of(ElfDynamic.read(words, segments, table.get()));
            glibc = ElfVersions.glibc(words, dynamic.get());
        }
        if (isArm()) {
            attributes = ArmAttributes.read(words, header.sections());
        }
    }

    private ElfCode code(Optional<String> flaw) {
        List<String> needed = dynamic.isPresent() ? dynamic.get().needed() : List.of();
        var origin = new ElfOrigin(noted, header.osAbi(), interpreter, needed);
        var kind = kind();
        // An object file names no library, whatever it needs.
        boolean isComplete = flaw.isEmpty() && (kind == CodeKind.LIBRARY || kind == CodeKind.STATIC_EXECUTABLE);
        return new ElfCode(
                origin.system(),
                header.machine(),
                kind,
                header.flags(),
                isArm() ? Optional.of(new ArmAbi(attributes.architecture(), floats())) : Optional.empty(),
                interpreter,
                needed,
                origin.libc(glibc.isPresent(), isComplete),
                glibc,
                flaw);
    }

    private boolean isArm() {
        return header.machine().name().equals("arm");
    }

    private CodeKind kind() {
        boolean isLoaded = interpreter.isPresent()
                || (dynamic.isPresent() && !dynamic.get().needed().isEmpty());
        boolean isProgram = dynamic.isPresent() && dynamic.get().isProgram();
        boolean hasOwnName = dynamic.isPresent() && dynamic.get().hasOwnName();
        return switch (header.type()) {
            case ElfHeader.RELOCATABLE -> CodeKind.OBJECT;
            case ElfHeader.EXECUTABLE -> isLoaded ? CodeKind.EXECUTABLE : CodeKind.STATIC_EXECUTABLE;
            // Some libraries, glibc itself among them, can be run, too.
            case ElfHeader.SHARED ->
                isProgram || (interpreter.isPresent() && !hasOwnName)
                        ? (isLoaded ? CodeKind.EXECUTABLE : CodeKind.STATIC_EXECUTABLE)
                        : CodeKind.LIBRARY;
            default -> CodeKind.OTHER;
        };
    }

    /** Linkers put it into the flags of programs and libraries; attributes are right where they claim hard float, and a default otherwise. */
    private FloatAbi floats() {
        if ((header.flags() & HARD_FLOAT) != 0 || interpreter.orElse("").endsWith("/ld-linux-armhf.so.3")) {
            return FloatAbi.HARD;
        }
        return (header.flags() & SOFT_FLOAT) != 0 ? FloatAbi.SOFT : attributes.floats();
    }
}
