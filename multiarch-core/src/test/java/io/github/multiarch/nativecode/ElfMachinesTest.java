package io.github.multiarch.nativecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.Platform;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Machines by number, word size and byte order, and which platforms they are. */
class ElfMachinesTest {
    private static final List<String> PLATFORMS = List.of(
            "linux/amd64",
            "linux/386",
            "linux/arm64",
            "linux/arm/v7",
            "linux/ppc64le",
            "linux/s390x",
            "linux/riscv64",
            "linux/loong64",
            "linux/mips64le",
            "windows/amd64",
            "darwin/arm64",
            "freebsd/amd64");

    @ParameterizedTest
    @CsvSource({
        "62, 64, false, 0, linux/amd64",
        "62, 32, false, 0, linux/amd64p32",
        "62, 64, true, 0, linux/unknown machine 62",
        "3, 32, false, 0, linux/386",
        "3, 64, false, 0, linux/unknown machine 3",
        "183, 64, false, 0, linux/arm64",
        "183, 64, true, 0, linux/arm64be",
        "183, 32, false, 0, linux/arm64p32",
        "40, 32, false, 0, linux/arm/v5",
        "40, 32, true, 0, linux/armbe",
        "21, 64, false, 2, 'linux/ppc64le'",
        "21, 64, true, 1, linux/ppc64",
        "21, 32, true, 0, linux/unknown machine 21",
        "20, 32, true, 0, linux/ppc",
        "22, 64, true, 0, linux/s390x",
        "22, 32, true, 0, linux/s390",
        "22, 64, false, 0, linux/unknown machine 22",
        "243, 64, false, 0, linux/riscv64",
        "243, 32, false, 0, linux/riscv",
        "258, 64, false, 0, linux/loong64",
        "258, 32, false, 0, linux/loong32",
        "8, 64, false, 0, linux/mips64le",
        "8, 64, true, 0, linux/mips64",
        "8, 32, false, 32, linux/mips64p32le",
        "8, 32, true, 0, linux/mips",
        "43, 64, true, 0, linux/sparc64",
        "2, 32, true, 0, linux/sparc",
        "247, 64, false, 0, linux/unknown machine 247",
        "65535, 64, true, 0, linux/unknown machine 65535"
    })
    void isNamed(int number, int bits, boolean big, int flags, String shown) throws IOException {
        var code = Reading.elf(
                ElfBuilder.of(number, bits, big).flags(flags).needs("libx.so").ownName("libx.so"));
        assertEquals("ELF library for " + shown, code.toString());
        for (var name : PLATFORMS) {
            boolean runs = name.equals(shown) || (name.equals("linux/arm/v7") && shown.equals("linux/arm/v5"));
            assertEquals(runs, code.runsOn(Platform.parse(name)), name);
        }
    }

    @Test
    void powerHasOneAbiInLittleEndian() throws IOException {
        var platform = Platform.parse("linux/ppc64le");
        var power = ElfBuilder.of(ElfBuilder.PPC64, 64, false);
        assertTrue(Reading.elf(power).runsOn(platform));
        assertFalse(Reading.elf(power.flags(1)).runsOn(platform));
        assertEquals(1, Reading.elf(power).powerAbi());
        assertEquals(0, Reading.elf(ElfBuilder.amd64().flags(3)).powerAbi());
    }
}
