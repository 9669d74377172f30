package io.github.multiarch.nativecode;

import java.io.IOException;
import java.util.Optional;

/** Reads native code from memory. */
final class Reading {
    private Reading() {}

    static Optional<NativeCode> read(byte[] bytes) throws IOException {
        return NativeCodeReader.read(new MemoryBytes(bytes, bytes.length));
    }

    static NativeCode code(byte[] bytes) throws IOException {
        return read(bytes).orElseThrow();
    }

    static ElfCode elf(ElfBuilder builder) throws IOException {
        return (ElfCode) code(builder.build());
    }
}
