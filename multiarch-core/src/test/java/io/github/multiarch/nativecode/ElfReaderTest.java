package io.github.multiarch.nativecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ELF files say of their system, their C library and themselves. */
class ElfReaderTest {
    private static final int STATIC_PROGRAM = 0x08000000;

    private record Row(String shown, ElfBuilder elf) {
        @Override
        public String toString() {
            return shown;
        }
    }

    static final List<Integer> CLASSES = List.of(32, 64);

    static Stream<Row> systems() {
        return Stream.of(
                row("library for linux/amd64 (no libc)", elf().ownName("x")),
                row("library for linux/amd64 (no libc)", elf().osAbi(3).ownName("x")),
                row("library for linux/amd64 (glibc)", elf().needs("libm.so.6", "libc.so.6")),
                row("library for linux/amd64 (glibc)", elf().needs("ld-linux-x86-64.so.2")),
                row("library for linux/amd64", elf().needs("libstdc++.so.6")),
                row("library for linux/amd64 (musl)", elf().needs("libc.musl-x86_64.so.1")),
                row("library for linux/amd64 (musl)", elf().needs("libstdc++.so.6", "libc.so")),
                row("executable for linux/amd64 (musl)", program("/lib/ld-musl-x86_64.so.1")),
                row("executable for linux/amd64 (glibc)", program("/lib64/ld-linux-x86-64.so.2")),
                row(
                        "executable for linux/amd64 (glibc 2.36)",
                        program("/lib64/ld-linux-x86-64.so.2")
                                .versions("libc.so.6", "GLIBC_2.2.5", "GLIBC_ABI_DT_RELR", "GLIBC_2.17")),
                row("library for linux/amd64 (glibc 2.17)", elf().versions("libc.so.6", "GLIBC_2.2.5", "GLIBC_2.17")),
                row(
                        "library for linux/amd64 (glibc 2.34)",
                        elf().versions("libm.so.6", "GLIBC_2.9")
                                .versions("libc.so.6", "GLIBC_2.34", "GLIBC_2.4")
                                .versions("libstdc++.so.6", "GLIBCXX_3.4", "CXXABI_1.3")),
                row("library for linux/amd64 (glibc 2.3.4)", elf().versions("libc.so.6", "GLIBC_2.3.4", "GLIBC_2.3")),
                row(
                        "library for linux/amd64 (glibc)",
                        elf().needs("libc.so.6")
                                .versions("libc.so.6", "GLIBC_PRIVATE", "GLIBC_2.", "GLIBC_99999.1", "XGLIBC_2.40")),
                row("library for android/amd64", elf().needs("libc.so", "libm.so", "libdl.so")),
                row("library for android/amd64", elf().needs("liblog.so", "libc.so")),
                row("library for android/amd64", elf().note("Android", 1, 21)),
                row(
                        "executable for android/amd64",
                        program("/system/bin/linker64").needs("libc.so")),
                row("library for linux/amd64 (no libc)", elf().osAbi(9).note("GNU", 1, 0, 3, 2, 0)),
                row("library for hurd/amd64", elf().note("GNU", 1, 1, 3, 2, 0)),
                row("library for solaris/amd64", elf().note("GNU", 1, 2)),
                row("library for freebsd/amd64", elf().note("GNU", 1, 3)),
                row("library for netbsd/amd64", elf().note("GNU", 1, 4)),
                row(
                        "library for linux/amd64 (no libc)",
                        elf().note("GNU", 1, 77).note("GNU", 3, 1)),
                row("library for freebsd/amd64", elf().note("GNU", 3, 1, 2, 3).note("FreeBSD", 1, 1)),
                row("library for openbsd/amd64", elf().note("OpenBSD", 1, 0)),
                row("library for netbsd/amd64", elf().note("NetBSD", 1, 0)),
                row("library for dragonfly/amd64", elf().note("DragonFly", 1, 0)),
                row(
                        "library for netbsd/amd64",
                        elf().noteAlignment(8).note("GNU", 5, 1, 2, 3).note("NetBSD", 1, 0)),
                row("library for freebsd/amd64", elf().osAbi(9)),
                row("library for netbsd/amd64", elf().osAbi(2)),
                row("library for hurd/amd64", elf().osAbi(4)),
                row("library for solaris/amd64", elf().osAbi(6)),
                row("library for aix/amd64", elf().osAbi(7)),
                row("library for openbsd/amd64", elf().osAbi(12)),
                row("library for other/amd64", elf().osAbi(255)),
                row("executable for freebsd/amd64", program("/libexec/ld-elf.so.1")),
                row("executable for dragonfly/amd64", program("/usr/libexec/ld-elf.so.2")),
                row("executable for netbsd/amd64", program("/usr/libexec/ld.elf_so")),
                row("executable for openbsd/amd64", program("/usr/libexec/ld.so")),
                row("executable for solaris/amd64", program("/usr/lib/amd64/ld.so.1")),
                row("library for openbsd/amd64", elf().needs("libc.so.96.0")),
                row("library for freebsd/amd64", elf().needs("libc.so.7")),
                row("library for dragonfly/amd64", elf().needs("libc.so.8")),
                row("library for netbsd/amd64", elf().needs("libc.so.12")),
                row("library for solaris/amd64", elf().needs("libc.so.1")));
    }

    static Stream<Row> kinds() {
        return Stream.of(
                row("object file for linux/amd64", elf().type(1)),
                row("static executable for linux/amd64", elf().type(2)),
                row("static executable for linux/amd64", elf().flags1(STATIC_PROGRAM)),
                row("executable for linux/amd64 (glibc)", elf().type(2).needs("libc.so.6")),
                row(
                        "executable for linux/amd64 (glibc)",
                        elf().flags1(STATIC_PROGRAM).needs("libc.so.6")),
                row(
                        "library for linux/amd64 (glibc)",
                        program("/lib64/ld-linux-x86-64.so.2").ownName("libc.so.6")),
                row("file for linux/amd64", elf().type(4)));
    }

    @ParameterizedTest
    @MethodSource({"systems", "kinds"})
    void isShown(Row row) throws IOException {
        assertEquals("ELF " + row.shown(), Reading.elf(row.elf()).toString());
    }

    @ParameterizedTest
    @FieldSource("CLASSES")
    void allIsReadInEachByteOrderAndWordSize(int bits) throws IOException {
        for (boolean big : new boolean[] {false, true}) {
            var code = Reading.elf(ElfBuilder.of(bits == 64 ? ElfBuilder.PPC64 : 20, bits, big)
                    .interpreter("/lib64/ld64.so.2")
                    .note("GNU", 1, 0, 3, 2, 0)
                    .needs("libz.so.1", "libc.so.6")
                    .versions("libc.so.6", "GLIBC_2.17"));
            assertEquals(Optional.empty(), code.flaw());
            assertEquals(CodeKind.EXECUTABLE, code.kind());
            assertEquals(Optional.of("/lib64/ld64.so.2"), code.interpreter());
            assertEquals(List.of("libz.so.1", "libc.so.6"), code.needed());
            assertEquals(Optional.of(new GlibcVersion(2, 17, 0)), code.glibc());
            assertEquals(Libc.GLIBC, code.libc());
        }
    }

    /** Distributions keep what debuggers need in files of their own, whose program headers point to nothing. */
    @Test
    void debugInformationHasNoDynamicSection() throws IOException {
        var bytes = ElfBuilder.amd64().needs("libc.so.6").build();
        // The second program header is that of the dynamic section; its size in the file:
        bytes[64 + 56 + 32] = 0;
        var code = (ElfCode) Reading.code(bytes);
        assertEquals(Optional.empty(), code.flaw());
        assertEquals(List.of(), code.needed());
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6})
    void aHeaderThatElfDoesNotHaveIsRefused(int at) {
        for (int value : new int[] {0, 3, 255}) {
            var bytes = ElfBuilder.amd64().build();
            bytes[at] = (byte) value;
            assertThrows(DamagedFileException.class, () -> Reading.code(bytes));
        }
    }

    private static Row row(String shown, ElfBuilder elf) {
        return new Row(shown, elf);
    }

    private static ElfBuilder elf() {
        return ElfBuilder.amd64();
    }

    private static ElfBuilder program(String interpreter) {
        return elf().interpreter(interpreter);
    }
}
