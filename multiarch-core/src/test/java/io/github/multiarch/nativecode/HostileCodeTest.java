package io.github.multiarch.nativecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Headers that lie: the machine is told as long as there is a header, and what is wrong with the rest is said. */
class HostileCodeTest {
    private static final byte[] ELF = ElfBuilder.arm()
            .interpreter("/lib/ld-linux-armhf.so.3")
            .note("GNU", 1, 0, 3, 2, 0)
            .needs("libz.so.1", "libc.so.6")
            .versions("libc.so.6", "GLIBC_2.4", "GLIBC_2.17")
            .attributes(6, 10, 28, 1)
            .build();
    private static final int HEADER = 52;

    static final List<byte[]> FILES = List.of(
            ELF,
            ElfBuilder.amd64()
                    .needs("libc.so.6")
                    .versions("libc.so.6", "GLIBC_2.4")
                    .note("GNU", 1, 0)
                    .build(),
            MachOs.thin(0x0100000c, 6, false, MachOs.command(0x1d, 0), MachOs.command(0x32, 1)),
            MachOs.fat(false, 0x01000007, 0x0100000c),
            MachOs.pe(0x80, 0x8664, 0x2022));

    private record Row(String name, Consumer<ByteBuffer> change, String flaw) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Program headers are 1: loaded, 2: interpreter, 3: notes, 4: dynamic. */
    static Stream<Row> lies() {
        return Stream.of(
                row(
                        "program headers beyond the end",
                        file -> file.putInt(28, 0x7fffffff),
                        "it ends before the 4 bytes at"),
                row(
                        "65535 program headers",
                        file -> file.putShort(44, (short) -1),
                        "it has 65535 program headers; 1024 is the limit"),
                row(
                        "an interpreter beyond the end",
                        file -> file.putInt(segment(1) + 4, 0x7ffffff0),
                        "the text at 2147483632 has no end"),
                row(
                        "notes beyond the end",
                        file -> file.putInt(segment(2) + 4, 0x7ffffff0),
                        "it ends before the 4 bytes"),
                row(
                        "a dynamic section beyond the end",
                        file -> file.putInt(segment(3) + 4, -1),
                        "it ends before the 4 bytes"),
                row(
                        "nothing loaded",
                        file -> file.putInt(segment(0) + 16, 0),
                        "no part of it is loaded at the address"),
                row(
                        "strings nowhere",
                        file -> file.putInt(dynamic(file, 5), 0x7fffffff),
                        "no part of it is loaded at the address 7fffffff"),
                row("a name beyond the end", file -> file.putInt(dynamic(file, 1), 0x7fffffff), "the text at"),
                row(
                        "versions nowhere",
                        file -> file.putInt(dynamic(file, 0x6ffffffe), 5),
                        "no part of it is loaded at the address 5"),
                row("sections beyond the end", file -> file.putInt(32, 0x7fffffff), "it ends before the 4 bytes"),
                row(
                        "65535 sections of nothing",
                        file -> file.putInt(32, 0).putShort(46, (short) 0).putShort(48, (short) -1),
                        ""),
                row("endless versions", file -> file.putInt(dynamic(file, 0x6fffffff), -1), ""),
                row("notes of gigabytes", file -> file.putInt(file.getInt(segment(2) + 4) + 4, -1), ""),
                row("attributes of gigabytes", file -> file.putInt(file.getInt(32) + 40 + 20, -1), ""));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void isNamed(Row row) throws IOException {
        var file = ByteBuffer.wrap(ELF.clone()).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals("", ((ElfCode) Reading.code(ELF)).flaw().orElse(""));
        row.change().accept(file);
        var code = (ElfCode) Reading.code(file.array());
        assertEquals("arm", code.machine().name());
        assertTrue(code.flaw().orElse("").startsWith(row.flaw()), code.flaw().orElse(""));
        assertEquals(row.flaw().isEmpty(), code.flaw().isEmpty());
    }

    /** Without its header it is refused; with it, the machine is known, and a flaw says that there should be more. */
    @Test
    void anElfFileIsCutAnywhere() throws IOException {
        for (int length = 4; length < ELF.length; length++) {
            var part = Arrays.copyOf(ELF, length);
            if (length < 50) {
                assertThrows(DamagedFileException.class, () -> Reading.code(part), "cut at " + length);
            } else {
                var code = (ElfCode) Reading.code(part);
                assertEquals("arm", code.machine().name());
                assertTrue(code.flaw().isPresent() || length >= ELF.length - 40, "cut at " + length);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("FILES")
    void eachByteIsWrong(byte[] file) throws IOException {
        for (int at = 0; at < file.length; at++) {
            for (int change : new int[] {0x01, 0x80, 0xff}) {
                var copy = file.clone();
                copy[at] ^= (byte) change;
                readable(copy);
                readable(Arrays.copyOf(copy, at));
            }
        }
    }

    private static void readable(byte[] file) throws IOException {
        try {
            Reading.read(file).ifPresent(code -> assertTrue(code.toString().length() < 500));
        } catch (DamagedFileException e) {
            assertTrue(e.getMessage().length() < 200);
        }
    }

    @Test
    void loadCommandsAreBounded() {
        var endless =
                ByteBuffer.wrap(MachOs.thin(7, 6, false, MachOs.command(2, 0))).order(ByteOrder.LITTLE_ENDIAN);
        endless.putInt(16, -1);
        assertThrows(DamagedFileException.class, () -> Reading.code(endless.array()));
        endless.putInt(16, 1000).putInt(28 + 4, 0);
        assertThrows(DamagedFileException.class, () -> Reading.code(endless.array()));
    }

    private static int segment(int index) {
        return HEADER + 32 * index;
    }

    /** Where the value of a dynamic entry stands. */
    private static int dynamic(ByteBuffer file, int tag) {
        int at = file.getInt(segment(3) + 4);
        while (file.getInt(at) != tag) {
            at += 8;
        }
        return at + 4;
    }

    private static Row row(String name, Consumer<ByteBuffer> change, String flaw) {
        return new Row(name, change, flaw);
    }
}
