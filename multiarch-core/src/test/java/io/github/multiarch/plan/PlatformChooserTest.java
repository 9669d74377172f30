package io.github.multiarch.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.multiarch.oci.Platform;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformChooserTest {
    /** The platform of each row's first column takes the last column from what the second offers. */
    @ParameterizedTest
    @CsvSource({
        "linux/arm/v7, linux/arm/v5 linux/arm/v6 linux/arm/v7, linux/arm/v7",
        "linux/arm/v7, linux/arm/v5 linux/arm/v6, linux/arm/v6",
        "linux/arm/v7, linux/arm/v5, linux/arm/v5",
        "linux/arm/v6, linux/arm/v7 linux/arm/v5, linux/arm/v5",
        "linux/arm/v6, linux/arm/v7, none",
        "linux/arm/v5, linux/arm/v6 linux/arm/v7, none",
        "linux/arm/v7, linux/arm64, none",
        "linux/arm64, linux/arm/v7, none",
        "linux/arm64, linux/arm64/v8, linux/arm64",
        "linux/arm64, linux/arm64/v9, none",
        "linux/arm64/v9, linux/arm64 linux/arm64/v8.2, linux/arm64/v8.2",
        "linux/arm64/v9, linux/arm64, linux/arm64",
        "linux/amd64, linux/amd64/v2, none",
        "linux/amd64, linux/amd64/v2 linux/amd64/v1, linux/amd64",
        "linux/amd64/v3, linux/amd64 linux/amd64/v2 linux/amd64/v4, linux/amd64/v2",
        "linux/amd64/v3, linux/amd64, linux/amd64",
        "linux/amd64, linux/386, none",
        "linux/amd64, freebsd/amd64 windows/amd64, none",
        "linux/ppc64le, linux/ppc64le/power9, none",
        "linux/ppc64le/power10, linux/ppc64le/power8 linux/ppc64le, linux/ppc64le/power8",
        "linux/riscv64/rva23u64, linux/riscv64, linux/riscv64",
        "linux/s390x, linux/amd64 linux/s390x, linux/s390x",
    })
    void theBestThatTheTargetRunsIsTaken(String target, String offered, String taken) {
        var candidates = Stream.of(offered.split(" ")).map(Platform::parse).toList();
        assertEquals(
                taken,
                PlatformChooser.choose(candidates, Platform.parse(target))
                        .map(Platform::toString)
                        .orElse("none"));
    }

    @Test
    void ofTwoThatAreEqualTheFirstIsTaken() {
        var first = new Platform("linux", "amd64", Optional.empty(), Optional.of("1"), List.of());
        var second = new Platform("linux", "amd64", Optional.empty(), Optional.of("2"), List.of());
        assertEquals(Optional.of(first), PlatformChooser.choose(List.of(first, second), Platform.parse("linux/amd64")));
        assertEquals(
                Optional.of(second), PlatformChooser.choose(List.of(second, first), Platform.parse("linux/amd64")));
    }

    @Test
    void anUnknownVariantIsOnlyItself() {
        var odd = Platform.of("linux", "arm", "v7hf");
        assertEquals(Optional.of(odd), PlatformChooser.choose(List.of(Platform.parse("linux/arm/v7"), odd), odd));
        assertEquals(Optional.empty(), PlatformChooser.choose(List.of(odd), Platform.parse("linux/arm/v7")));
    }

    @Test
    void nothingIsTakenFromNothing() {
        assertEquals(Optional.empty(), PlatformChooser.choose(List.of(), Platform.parse("linux/amd64")));
    }
}
