package io.github.multiarch.nativecode;

import java.io.IOException;

/**
 * The first bytes of an ELF file: System V ABI, chapter 4, "ELF Header" and "ELF Identification".
 *
 * @param osAbi {@code e_ident[EI_OSABI]}
 * @param type {@code e_type}
 * @param machine with the word size, the byte order and the flags taken into account
 * @param flags {@code e_flags}
 * @param segments where the program headers lie
 * @param sections where the section headers lie
 */
record ElfHeader(int osAbi, int type, Machine machine, int flags, Table segments, Table sections) {
    static final int RELOCATABLE = 1;
    static final int EXECUTABLE = 2;
    static final int SHARED = 3;

    private static final int CLASS = 4;
    private static final int DATA = 5;
    private static final int VERSION = 6;
    private static final int OS_ABI = 7;

    /** Headers in a row. */
    record Table(long offset, int entryBytes, int count) {}

    /** Numbers in the byte order and word size of an ELF file. */
    static Words words(ByteSource source) throws IOException {
        var start = new byte[VERSION + 1];
        if (source.read(0, start, 0, start.length) < start.length) {
            throw new DamagedFileException("it begins like an ELF file and ends in its header");
        }
        int wordSize = start[CLASS];
        int order = start[DATA];
        if (wordSize < 1 || wordSize > 2 || order < 1 || order > 2 || start[VERSION] != 1) {
            throw new DamagedFileException("it begins like an ELF file, but is of class " + (wordSize & 0xff)
                    + ", byte order " + (order & 0xff) + " and version " + (start[VERSION] & 0xff)
                    + ", which ELF does not have");
        }
        return new Words(source, order == 2, wordSize == 2, ElfReader.WINDOW_BYTES);
    }

    static ElfHeader read(Words words) throws IOException {
        int type = words.u16(16);
        int number = words.u16(18);
        // e_entry, e_phoff and e_shoff are words; what follows them begins here.
        int rest = 24 + 3 * words.wordBytes();
        int flags = (int) words.u32(rest);
        var segments = new Table(words.word(24 + words.wordBytes()), words.u16(rest + 6), words.u16(rest + 8));
        var sections = new Table(words.word(24 + 2 * words.wordBytes()), words.u16(rest + 10), words.u16(rest + 12));
        var machine = ElfMachines.of(number, words.wide(), words.bigEndian(), flags);
        return new ElfHeader(words.u8(OS_ABI), type, machine, flags, segments, sections);
    }
}
