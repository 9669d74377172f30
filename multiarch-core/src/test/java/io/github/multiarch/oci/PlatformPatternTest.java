package io.github.multiarch.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformPatternTest {
    private static final List<Platform> THERE = List.of(
            Platform.parse("linux/amd64"),
            Platform.parse("linux/amd64/v3"),
            Platform.parse("linux/arm/v6"),
            Platform.parse("linux/arm/v7"),
            Platform.parse("linux/arm64"),
            Platform.parse("windows/amd64"),
            Platform.parse("windows/arm64"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "windows/*     | windows/*     | windows/amd64 windows/arm64",
                "linux/arm/*   | linux/arm/*   | linux/arm/v6 linux/arm/v7",
                "arm/*         | linux/arm/*   | linux/arm/v6 linux/arm/v7",
                "linux/amd64/* | linux/amd64/* | linux/amd64 linux/amd64/v3",
                "Linux/AMD64   | linux/amd64   | linux/amd64",
                "*/aarch64     | */arm64       | linux/arm64 windows/arm64",
                "*/arm64/v8    | */arm64       | linux/arm64 windows/arm64",
                "*/arm/v6      | */arm/v6      | linux/arm/v6",
                "armhf         | linux/arm/v7  | linux/arm/v7",
                "freebsd/*/*   | freebsd/*     | ''",
            })
    void aStarIsAWholePart(String text, String name, String matched) {
        var pattern = PlatformPattern.parse(text);
        assertEquals(name, pattern.toString());
        assertEquals(
                matched,
                THERE.stream().filter(pattern::matches).map(Platform::toString).collect(Collectors.joining(" ")));
    }

    @Test
    void allIsEveryPlatform() {
        assertTrue(THERE.stream().allMatch(PlatformPattern.ANY::matches));
        assertEquals(PlatformPattern.ANY, PlatformPattern.parse("*/*"));
        assertEquals("all", PlatformPattern.ANY.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "win*",
                "linux/arm*",
                "linux/*/v7",
                "linux/pdp11/*",
                "plan9/*",
                "linux//*",
                "a/*/b/c",
                "*/arm/v9"
            })
    void anythingElseIsRefused(String text) {
        var message = assertThrows(IllegalArgumentException.class, () -> PlatformPattern.parse(text))
                .getMessage();
        assertTrue(message.contains("'" + text + "'") && message.contains("linux/arm/*"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"arm", "linux/arm", "*/arm"})
    void armAloneMayMeanV7OrAll(String text) {
        var message = assertThrows(IllegalArgumentException.class, () -> PlatformPattern.parse(text))
                .getMessage();
        assertTrue(message.contains("linux/arm/v7") && message.contains("linux/arm/*"), message);
    }
}
