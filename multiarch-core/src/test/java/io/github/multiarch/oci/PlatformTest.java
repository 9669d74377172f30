package io.github.multiarch.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Isolated("changes the default locale")
class PlatformTest {
    @ParameterizedTest
    @CsvSource({
        "amd64,             linux/amd64",
        "x86_64,            linux/amd64",
        "x86-64,            linux/amd64",
        "linux/amd64,       linux/amd64",
        "linux/x86_64,      linux/amd64",
        "linux/x86-64,      linux/amd64",
        "linux/amd64/v1,    linux/amd64",
        "linux/amd64/v2,    linux/amd64/v2",
        "linux/amd64/v3,    linux/amd64/v3",
        "linux/x86_64/v4,   linux/amd64/v4",
        "amd64/v1,          linux/amd64",
        "amd64/v3,          linux/amd64/v3",
        "386,               linux/386",
        "i386,              linux/386",
        "linux/i386,        linux/386",
        "arm64,             linux/arm64",
        "aarch64,           linux/arm64",
        "linux/arm64,       linux/arm64",
        "linux/aarch64,     linux/arm64",
        "linux/arm64/v8,    linux/arm64",
        "linux/arm64/8,     linux/arm64",
        "linux/arm64/v8.0,  linux/arm64",
        "linux/aarch64/v8,  linux/arm64",
        "arm64/v8,          linux/arm64",
        "linux/arm64/v8.2,  linux/arm64/v8.2",
        "linux/arm64/v9,    linux/arm64/v9",
        "linux/arm64/9,     linux/arm64/v9",
        "linux/arm64/v9.0,  linux/arm64/v9",
        "arm,               linux/arm/v7",
        "linux/arm,         linux/arm/v7",
        "linux/arm/v7,      linux/arm/v7",
        "linux/arm/7,       linux/arm/v7",
        "arm/v7,            linux/arm/v7",
        "armhf,             linux/arm/v7",
        "linux/armhf,       linux/arm/v7",
        "linux/armhf/v6,    linux/arm/v7",
        "armel,             linux/arm/v6",
        "linux/armel,       linux/arm/v6",
        "linux/arm/v6,      linux/arm/v6",
        "arm/6,             linux/arm/v6",
        "linux/arm/v5,      linux/arm/v5",
        "linux/arm/5,       linux/arm/v5",
        "ppc64le,           linux/ppc64le",
        "linux/ppc64le,     linux/ppc64le",
        "linux/ppc64le/power9, linux/ppc64le/power9",
        "s390x,             linux/s390x",
        "linux/s390x,       linux/s390x",
        "riscv64,           linux/riscv64",
        "linux/loong64,     linux/loong64",
        "linux/mips64le,    linux/mips64le",
        "windows/amd64,     windows/amd64",
        "Windows/X86_64,    windows/amd64",
        "macos/aarch64,     darwin/arm64",
        "darwin/arm64,      darwin/arm64",
        "freebsd/amd64,     freebsd/amd64",
        "LINUX/ARM64/V8,    linux/arm64",
        "Linux/AARCH64,     linux/arm64",
        "LINUX/I386,        linux/386"
    })
    void names(String written, String normal) {
        var platform = Platform.parse(written);
        assertEquals(normal, platform.toString());
        assertEquals(platform, Platform.parse(normal));
        assertEquals(
                platform,
                Platform.of(
                        platform.os(),
                        platform.architecture(),
                        platform.variant().orElse("")));
    }

    @ParameterizedTest
    @CsvSource({
        "linux/arm64v8,    linux/arm64",
        "linux/amd46,      linux/amd64",
        "linux/arm/v77,    linux/arm/v7",
        "arm/v9,           linux/arm/v7",
        "linux/arm/v4,     linux/arm/v7",
        "linux/arm/v8,     linux/arm/v7",
        "ppc64,            linux/ppc64le",
        "linux/ppc64el,    linux/ppc64le",
        "s390,             linux/s390x",
        "linus/amd64,      linux/amd64",
        "risc64,           linux/riscv64",
        "linux/amd64/v9,   linux/amd64",
        "linux/s390x/z13,  linux/s390x",
        "window/amd64,     windows/amd64",
        "linux,            linux/amd64",
        "linux/amd64/,     linux/amd64",
        "linux//amd64,     linux/amd64",
        "/,                linux/386",
        "Linux,            linux/amd64",
        "/linux/amd64,     linux/amd64",
        "linux/amd64/v2/x, linux/amd64",
        "'linux /amd64',   linux/amd64",
        "'',               linux/amd64"
    })
    void anythingElseNamesTheNearest(String written, String nearest) {
        var failure = assertThrows(IllegalArgumentException.class, () -> Platform.parse(written));
        assertEquals("'" + written + "' is not a platform; did you mean '" + nearest + "'?", failure.getMessage());
        assertEquals(nearest, Platform.parse(nearest).toString());
    }

    @Test
    void aBasesNamesAreNormalisedButNeverRefused() {
        assertEquals("linux/arm64", Platform.of("linux", "arm64", "v8").toString());
        assertEquals("linux/arm/v7", Platform.of("linux", "arm", "").toString());
        assertEquals("plan9/sparc/v9", Platform.of("plan9", "sparc", "v9").toString());
        assertTrue(Platform.of("unknown", "unknown", "").isUnknown());
        assertFalse(Platform.parse("amd64").isUnknown());
    }

    @Test
    void theLocaleDoesNotMatter() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertEquals("linux/386", Platform.parse("LINUX/I386").toString());
            assertEquals("windows/amd64", Platform.parse("WINDOWS/AMD64").toString());
            assertEquals("sha256", Digest.of(new byte[0]).toString().substring(0, 6));
            assertEquals("quay.io", ImageReference.parse("QUAY.IO/i/i").registry());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void otherForms() {
        assertEquals("linux-arm-v7", Platform.parse("armhf").slug());
        assertEquals("armv7", Platform.parse("armhf").tagSuffix());
        assertEquals("arm64", Platform.parse("aarch64").tagSuffix());
        assertEquals("windows-amd64", Platform.parse("windows/amd64").tagSuffix());
    }

    @Test
    void versionsOfTheSystemAreNoOtherMachine() {
        var plain = Platform.parse("windows/amd64");
        var versioned =
                new Platform("windows", "amd64", Optional.empty(), Optional.of("10.0.20348.1"), List.of("win32k"));
        assertTrue(plain.isSameMachineAs(versioned));
        assertFalse(plain.equals(versioned));
        assertFalse(Platform.parse("arm/v6").isSameMachineAs(Platform.parse("arm/v7")));
    }
}
