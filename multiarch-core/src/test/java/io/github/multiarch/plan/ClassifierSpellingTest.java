package io.github.multiarch.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.multiarch.oci.Platform;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Classifiers as projects on Maven Central have them. */
class ClassifierSpellingTest {
    @ParameterizedTest
    @CsvSource({
        "linux-x86_64, linux/arm64, linux-aarch_64",
        "linux-x86_64, linux/arm/v7, linux-arm_32",
        "linux-x86_64, linux/ppc64le, linux-ppcle_64",
        "linux-x86_64, linux/s390x, linux-s390_64",
        "linux-x86_64, linux/riscv64, linux-riscv64",
        "linux-x86_64, linux/386, linux-x86_32",
        "osx-aarch_64, linux/amd64, linux-x86_64",
        "windows-x86_64, linux/arm64, linux-aarch_64",
        "linux-x86_64-fedora, linux/arm64, linux-aarch_64-fedora",
        "linux-aarch64, linux/ppc64le, linux-ppc64le",
        "linux-aarch64, linux/amd64, linux-x86_64",
        "linux-amd64, linux/arm64, linux-arm64",
        "linux-amd64, linux/s390x, linux-s390x",
        "natives-linux-arm64, linux/riscv64, natives-linux-riscv64",
        "natives-linux, linux/arm64, natives-linux-aarch64",
        "natives-linux, linux/amd64, natives-linux",
        "linux, linux/amd64, linux",
        "linux, linux/arm64, linux-aarch64",
        "mac-aarch64, linux/arm64, linux-aarch64",
        "linux-x64, linux/arm/v7, linux-arm32"
    })
    void leadsToAnother(String classifier, String platform, String expected) {
        var candidates = ClassifierSpelling.of(classifier).orElseThrow().candidates(Platform.parse(platform));
        assertEquals(expected, candidates.get(0), candidates::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "linux-x86_64, linux/arm64, linux-aarch_64 linux-aarch64 linux-arm64",
        "linux-amd64, linux/arm64, linux-arm64 linux-aarch_64 linux-aarch64",
        "mac-aarch64, linux/amd64, linux-x86_64 linux-amd64 linux-x64 linux",
        "linux, linux/s390x, linux-s390x linux-s390_64"
    })
    void knowsTheOtherSpellingsToo(String classifier, String platform, String expected) {
        var candidates = ClassifierSpelling.of(classifier).orElseThrow().candidates(Platform.parse(platform));
        assertEquals(expected, String.join(" ", candidates));
    }

    @ParameterizedTest
    @CsvSource({
        "linux-x86_64, {}",
        "windows-x86_64, {}",
        "linux-x86_64-fedora, {}-fedora",
        "natives-macos-arm64, natives-{}"
    })
    void knowsWhatBelongsTogether(String classifier, String shape) {
        assertEquals(shape, ClassifierSpelling.of(classifier).orElseThrow().shape());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sources", "javadoc", "tests", "jdk17", "shaded", "windowsill", "no_aop", "linuxish-amd64"})
    void othersNameNoPlatform(String classifier) {
        assertEquals(Optional.empty(), ClassifierSpelling.of(classifier));
    }
}
