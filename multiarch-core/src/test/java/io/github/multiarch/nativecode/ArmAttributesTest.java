package io.github.multiarch.nativecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.Platform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What 32-bit ARM code needs of its processor. */
class ArmAttributesTest {
    private static final int ARCHITECTURE = 6;
    private static final int VFP_ARGUMENTS = 28;
    private static final int HARD = 0x400;
    private static final int SOFT = 0x200;

    @ParameterizedTest
    @CsvSource({
        "0, 4", "1, 4", "2, 4", "3, 5", "4, 5", "5, 5", "6, 6", "7, 6", "8, 6", "9, 6", "10, 7", "11, 6", "12, 6",
        "13, 7", "14, 8", "15, 8", "16, 8", "17, 8", "18, 8", "19, 8", "20, 8", "21, 8", "22, 9", "77, 9"
    })
    void theArchitectureIsThatOfTheAttributes(int value, int architecture) throws IOException {
        var code = Reading.elf(ElfBuilder.arm().attributes(ARCHITECTURE, value));
        assertEquals(Optional.empty(), code.flaw());
        assertEquals(OptionalInt.of(architecture), arm(code).architecture());
        for (int variant = 5; variant <= 8; variant++) {
            assertEquals(
                    architecture <= variant, code.runsOn(Platform.of("linux", "arm", "v" + variant)), "v" + variant);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, SOFT", "1, HARD", "2, UNKNOWN", "3, UNKNOWN"})
    void floatsArePassedAsTheAttributesSay(int value, FloatAbi floats) throws IOException {
        assertEquals(
                floats,
                arm(Reading.elf(ElfBuilder.arm().attributes(VFP_ARGUMENTS, value)))
                        .floats());
    }

    @Test
    void flagsAndInterpreterKnowBetter() throws IOException {
        assertEquals(
                FloatAbi.HARD,
                arm(Reading.elf(ElfBuilder.arm().flags(HARD).attributes(6, 10))).floats());
        assertEquals(
                FloatAbi.SOFT,
                arm(Reading.elf(ElfBuilder.arm().flags(SOFT).attributes(VFP_ARGUMENTS, 1)))
                        .floats());
        var program = ElfBuilder.arm().interpreter("/lib/ld-linux-armhf.so.3");
        assertEquals(FloatAbi.HARD, arm(Reading.elf(program)).floats());
        assertEquals(FloatAbi.UNKNOWN, arm(Reading.elf(ElfBuilder.arm())).floats());
        assertEquals(
                FloatAbi.SOFT,
                arm(Reading.elf(ElfBuilder.arm().attributes(6, 10))).floats());
    }

    /** What stands before: names, numbers of several bytes, unknown tags of both kinds, and the tag with both. */
    @Test
    void otherAttributesAreSkipped() throws IOException {
        var code = Reading.elf(ElfBuilder.arm()
                .attributes(
                        5, '7', '-', 'A', 0, 4, 6, 0, 32, 1, 'g', 0, 67, '2', 0, 70, 0x81, 0x01, 0xE4, 0x01, 6, 6, 10,
                        28, 1));
        assertEquals(Optional.empty(), code.flaw());
        assertEquals("ELF library for linux/arm/v7 (hard float, no libc)", code.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "-1, HARD, v6 v7 v8, v6",
        "4, HARD, v6 v7 v8, v6",
        "6, HARD, v6 v7 v8, v6",
        "7, HARD, v7 v8, v7",
        "8, HARD, v8, v8",
        "-1, SOFT, v5 v6 v7 v8, v5",
        "5, SOFT, v5 v6 v7 v8, v5",
        "6, UNKNOWN, v6 v7 v8, v6",
        "-1, UNKNOWN, v5 v6 v7 v8, v5"
    })
    void runsOnItsVariantAndLater(int architecture, FloatAbi floats, String variants, String least) {
        var abi = new ArmAbi(architecture < 0 ? OptionalInt.empty() : OptionalInt.of(architecture), floats);
        var runs = new ArrayList<String>();
        for (var variant : List.of("v5", "v6", "v7", "v8")) {
            if (abi.runsOn(variant)) {
                runs.add(variant);
            }
        }
        assertEquals(variants, String.join(" ", runs));
        assertEquals(least, abi.leastVariant());
    }

    @Test
    void armIsNotForOtherMachines() throws IOException {
        var code = Reading.elf(ElfBuilder.arm());
        assertTrue(List.of("linux/arm64", "linux/amd64", "windows/arm/v7").stream()
                .map(ArmAttributesTest::platform)
                .noneMatch(code::runsOn));
        assertThrows(IllegalArgumentException.class, () -> new ArmAbi(OptionalInt.of(10), FloatAbi.HARD));
        assertThrows(IllegalArgumentException.class, () -> new ArmAbi(OptionalInt.of(3), FloatAbi.HARD));
    }

    private static Platform platform(String text) {
        var parts = text.split("/", -1);
        return Platform.of(parts[0], parts[1], parts.length > 2 ? parts[2] : "");
    }

    private static ArmAbi arm(ElfCode code) {
        return code.arm().orElseThrow();
    }
}
