package io.github.multiarch.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.oci.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is to be done about native code. */
class NativeCodeSettingsTest {
    private static final Platform AMD64 = Platform.parse("linux/amd64");
    private static final Platform ARM64 = Platform.parse("linux/arm64");

    @TempDir
    Path project;

    @Test
    void eachPlatformHasTheCommonRuleOrItsOwn() throws Exception {
        var given = given();
        given.nativeCode = "warn";
        given.platforms.add(new PlatformParameters(
                "linux/s390x", Optional.empty(), List.of(), Map.of(), Map.of(), Optional.of("OFF"), List.of()));
        var platforms = given.request().platforms();
        assertEquals(NativeCodeRule.WARN, platforms.get(0).nativeCode());
        assertEquals(NativeCodeRule.OFF, platforms.get(1).nativeCode());
    }

    @Test
    void everythingThatIsWrongIsTold() {
        var given = given();
        given.nativeCode = "yes";
        given.platforms.add(new PlatformParameters(
                "linux/s390x", Optional.empty(), List.of(), Map.of(), Map.of(), Optional.of("no"), List.of()));
        given.nativeCodeExclusions = List.of(
                exclusion("", "", "", "why"),
                exclusion("/a", "g:a", "", "why"),
                exclusion("opt/**", "", "", "why"),
                exclusion("", "snappy", "", "why"),
                exclusion("", "g:a", "linux/amd46", "why"),
                exclusion("/a/b", "", "", ""));
        given.nativeLibraries = "some";
        given.platformClassifiers = List.of(
                new PlatformClassifierParameters("codec", Map.of()),
                new PlatformClassifierParameters("org.acme:codec", Map.of("linux-amd46", "pc")));
        var problems = assertThrows(InvalidRequestException.class, given::request).problems().stream()
                .map(Problem::toString)
                .toList();
        var expected = List.of(
                "nativeCode: 'yes' is not known; use fail, warn or off",
                "platform linux/s390x nativeCode: 'no' is not known",
                "nativeCodeExclusions: needs either a <path> or a <dependency>",
                "nativeCodeExclusions /a: needs either",
                "nativeCodeExclusions: 'opt/**' does not begin with a slash",
                "nativeCodeExclusions snappy: is no dependency; write groupId:artifactId",
                "nativeCodeExclusions g:a: 'linux/amd46'",
                "nativeCodeExclusions /a/b: has no <reason>",
                "nativeLibraries: 'some' is not known; use all or matching",
                "platformClassifiers: 'codec' is no dependency; write groupId:artifactId",
                "platformClassifiers org.acme:codec: 'linux/amd46'");
        assertEquals(expected.size(), problems.size(), problems.toString());
        for (int i = 0; i < expected.size(); i++) {
            assertTrue(problems.get(i).startsWith(expected.get(i)), problems.get(i));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/opt/firmware/**, /opt/firmware/a/b.bin, true",
        "/opt/firmware/**, /opt/firmware2/b.bin, false",
        "/**/lib*.so, /libx.so, true",
        "/**/lib*.so, /usr/lib/libx.so, true",
        "/**/lib*.so, /usr/lib/libx.so.1, false",
        "/usr/*/x, /usr/lib/x, true",
        "/usr/*/x, /usr/lib/y/x, false",
        "/a?c, /abc, true",
        "/a?c, /a/c, false",
        "/a.c, /abc, false",
        "/a(b, /a(b, true",
        "/usr, /usr/lib, false",
    })
    void patternsAreThoseOfMaven(String pattern, String path, boolean matches) {
        assertEquals(matches, new PathPattern(pattern).matches(path));
    }

    @Test
    void whatEachPlatformGetsIsRead() throws Exception {
        var given = given();
        assertEquals(NativeLibraries.ALL, given.request().nativeCode().libraries());
        given.nativeLibraries = " Matching ";
        given.platformClassifiers = List.of(
                new PlatformClassifierParameters("org.acme:codec", Map.of("linux-arm-v7", "board", "arm64", "big")));
        var settings = given.request().nativeCode();
        assertEquals(NativeLibraries.MATCHING, settings.libraries());
        var codec = settings.classifiers().get(0);
        assertTrue(codec.covers("org.acme:codec:1:pc"));
        assertFalse(codec.covers("org.acme:codecs:1:pc"));
        assertEquals(Optional.of("board"), codec.given(Platform.parse("linux/arm/v7")));
        assertEquals(Optional.of("big"), codec.given(ARM64));
        assertEquals(Optional.empty(), codec.given(AMD64));
    }

    @Test
    void anExclusionIsAboutWhatItNames() throws Exception {
        var given = given();
        given.nativeCodeExclusions = List.of(
                exclusion("/opt/*", "", "arm64", "a board"), exclusion("", "org.acme:codec:1", "", "falls back"));
        var exclusions = given.request().nativeCode().exclusions();
        var files = exclusions.get(0);
        assertEquals("a board", files.reason());
        assertTrue(files.coversFile("/opt/x", ARM64));
        assertFalse(files.coversFile("/opt/x", AMD64));
        assertFalse(files.coversDependency("org.acme:codec:1", ARM64));
        var codec = exclusions.get(1);
        assertTrue(codec.coversDependency("org.acme:codec:1", AMD64));
        assertTrue(codec.coversDependency("org.acme:codec:1:linux-x86_64", ARM64));
        assertFalse(codec.coversDependency("org.acme:codec:1.1", ARM64));
        assertFalse(codec.coversFile("/opt/x", ARM64));
    }

    private TestParameters given() {
        return TestParameters.in(project, "linux/amd64");
    }

    private static NativeCodeExclusionParameters exclusion(
            String path, String dependency, String platform, String reason) {
        return new NativeCodeExclusionParameters(text(path), text(dependency), text(platform), text(reason));
    }

    private static Optional<String> text(String text) {
        return Optional.of(text).filter(any -> !any.isEmpty());
    }
}
