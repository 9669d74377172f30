package io.github.multiarch.nativecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** macOS and Windows, and what looks like them. */
class MachOAndPeTest {
    private static final int AMD64 = 0x01000007;
    private static final int ARM64 = 0x0100000c;

    @ParameterizedTest
    @CsvSource({
        "7, 6, false, library for darwin/386",
        "16777223, 6, false, library for darwin/amd64",
        "16777223, 8, false, library for darwin/amd64",
        "16777228, 2, false, executable for darwin/arm64",
        "16777228, 1, false, object file for darwin/arm64",
        "16777228, 10, false, file for darwin/arm64",
        "12, 6, false, library for darwin/arm",
        "33554444, 6, false, library for darwin/arm64p32",
        "18, 6, true, library for darwin/ppc",
        "16777234, 6, true, library for darwin/ppc64",
        "99, 6, false, library for darwin/unknown machine 99"
    })
    void thinFiles(int machine, int type, boolean big, String shown) throws IOException {
        assertEquals(
                "Mach-O " + shown, Reading.code(MachOs.thin(machine, type, big)).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "0x24, 0, darwin",
        "0x25, 0, ios",
        "0x2f, 0, ios",
        "0x30, 0, ios",
        "0x32, 1, darwin",
        "0x32, 2, ios",
        "0x32, 6, darwin",
        "0x32, 7, ios",
        "0x2, 2, darwin"
    })
    void loadCommandsNameTheSystem(String command, int platform, String system) throws IOException {
        var file = MachOs.thin(
                ARM64, 6, false, MachOs.command(0x1d, 0), MachOs.command(Integer.decode(command), platform));
        assertEquals(
                "Mach-O library for " + system + "/arm64", Reading.code(file).toString());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void fatFiles(boolean wide) throws IOException {
        var code = Reading.code(MachOs.fat(wide, AMD64, ARM64));
        assertEquals("Mach-O library for darwin/amd64 and darwin/arm64", code.toString());
        assertTrue(code.runsOn(Platform.parse("darwin/arm64")));
        assertTrue(code.runsOn(Platform.parse("darwin/amd64")));
        assertFalse(code.runsOn(Platform.parse("linux/arm64")));
        assertEquals(2, code.platforms().size());
    }

    @Test
    void archivesOfObjectFilesMayBePartsOfAFatFile() throws IOException {
        var file = MachOs.fat(false, AMD64, ARM64);
        System.arraycopy("!<arch>\n".getBytes(StandardCharsets.US_ASCII), 0, file, 64, 8);
        assertEquals(CodeKind.OBJECT, Reading.code(file).kind());
    }

    @Test
    void aPartMustBeWhatTheListSays() {
        var file = MachOs.fat(false, AMD64, ARM64);
        file[11] = 12;
        assertThrows(DamagedFileException.class, () -> Reading.code(file));
    }

    /** Versions 45 (Java 1.1) and later, and minor versions of previews. */
    @ParameterizedTest
    @CsvSource({"0, 45", "3, 45", "0, 52", "0, 61", "0, 70", "65535, 65"})
    void classFilesAreNoFatFiles(int minor, int major) throws IOException {
        var file = new ByteWriter(true)
                .u32(0xcafebabeL)
                .u16(minor)
                .u16(major)
                .fill(500)
                .toBytes();
        assertEquals(Optional.empty(), Reading.read(file));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 44})
    void fatFilesThatHoldNothingAreDamaged(int count) {
        var file = new ByteWriter(true).u32(0xcafebabeL).u32(count).fill(20).toBytes();
        assertThrows(DamagedFileException.class, () -> Reading.code(file));
    }

    @ParameterizedTest
    @CsvSource({
        "0x8664, 0x2022, library for windows/amd64",
        "0x8664, 0x0022, executable for windows/amd64",
        "0x14c, 0x2102, library for windows/386",
        "0xaa64, 0x2022, library for windows/arm64",
        "0x1c4, 0x2022, library for windows/arm",
        "0x5064, 0x2022, library for windows/riscv64",
        "0x6264, 0x2022, library for windows/loong64",
        "0x200, 0x2022, library for windows/unknown machine 512",
        "0x8664, 0, file for windows/amd64"
    })
    void windowsFiles(String machine, String characteristics, String shown) throws IOException {
        var file = MachOs.pe(0x80, Integer.decode(machine), Integer.decode(characteristics));
        assertEquals("PE " + shown, Reading.code(file).toString());
    }

    @Test
    void windowsCodeIsForItsMachineOnly() throws IOException {
        var code = Reading.code(MachOs.pe(0x40, 0x14c, 0x2002));
        assertTrue(code.runsOn(Platform.parse("windows/386")));
        assertFalse(code.runsOn(Platform.parse("windows/amd64")));
        assertFalse(code.runsOn(Platform.parse("linux/386")));
    }

    @Test
    void otherFilesWithTheSameTwoLettersAreNone() throws IOException {
        var file = MachOs.pe(0x80, 0x8664, 0x2022);
        for (int length = 0; length < 0x80 + 24; length++) {
            assertEquals(Optional.empty(), Reading.read(Arrays.copyOf(file, length)));
        }
        file[0x80] = 'N';
        assertEquals(Optional.empty(), Reading.read(file));
    }
}
