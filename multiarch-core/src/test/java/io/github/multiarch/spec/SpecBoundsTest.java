package io.github.multiarch.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.multiarch.config.InvalidRequestException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are none, too much, or made to be too much: each is refused soon, with one line. */
class SpecBoundsTest {
    /** The slowest takes two seconds of a busy machine; what grows with the square takes minutes. */
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void whatIsNoFileIsNoSpec() {
        assertRefused(folder.resolve("gone.yaml"), ": does not exist; the parameter spec names a file");
        assertRefused(folder, ": is a folder; the parameter spec names a file");
    }

    @Test
    void aFileThatMayNotBeReadIsSaid() throws IOException {
        var file = Files.writeString(folder.resolve("app.yaml"), "image: a");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "root reads everything");
        assertRefused(file, ": may not be read; check its permissions");
    }

    @Test
    void aLargeFileIsNotRead() throws IOException {
        var file = folder.resolve("app.yaml");
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(100L * 1024 * 1024);
        }
        assertRefused(file, ": has 104857600 bytes; a spec has at most 1048576");
    }

    @Test
    void aFileMayBeAsLargeAsTheBound() throws Exception {
        var text = "image: a\n#";
        var largest = text + " ".repeat(SpecFile.MAX_BYTES - text.length());
        var file = Files.writeString(folder.resolve("app.yaml"), largest);
        assertEquals("a", SpecFile.read(file).image().orElseThrow());
        Files.writeString(file, largest + " ");
        assertRefused(file, ": has 1048577 bytes; a spec has at most 1048576");
    }

    @Test
    void aliasesOfAliasesAreCounted() {
        var laughs = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 10; i++) {
            laughs.append("a%d: &a%d [".replace("%d", "" + i))
                    .append(("*a" + (i - 1) + ", ").repeat(10))
                    .append("]\n");
        }
        assertRefused(
                laughs.toString(),
                ":5:15: is too much: a spec has at most 30000 parts and 1048576 characters, with what its aliases stand for");
    }

    @Test
    void aliasesOfLongTextAreCounted() {
        assertRefused(
                "image: &a " + "x".repeat(400_000) + "\ntags: [*a, *a]",
                ":2:12: is too much: a spec has at most 30000 parts and 1048576 characters, with what its aliases stand for");
    }

    @Test
    void thePartsAreCounted() {
        assertRefused(
                "- a\n".repeat(30_000),
                ":30000:3: is too much: a spec has at most 30000 parts and 1048576 characters, with what its aliases stand"
                        + " for");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{", "- ", "? ", "{a: ", "[a,", "&a [", "- !a\n "})
    void depthIsBounded(String opening) {
        var spec = opening.repeat(SpecFile.MAX_BYTES / opening.length());
        assertTimeoutPreemptively(SOON, () -> refusal(spec));
    }

    @Test
    void aSpecMayBeAsDeepAsTheBound() {
        int fits = YamlReader.DEEPEST;
        assertRefused(
                "[".repeat(fits) + "]".repeat(fits), ":1:1: must be a mapping with image and manifests, not a list");
        assertRefused("[".repeat(fits + 2) + "]".repeat(fits + 2), ":1:22: is nested more than 20 deep");
    }

    /** A few of them are no spec, and the others are an empty one or text: none takes long. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "#\n", "---\n", "\n", "a\n", " ", "&a ", "!a ", "*a ", "\"", "'", "%", "...\n", "a: b\n", ": ", "|\n",
                ">", "\t", "!", "a,", "\\", "\u0007", "\ufeff"
            })
    void whateverIsRepeatedEndsSoon(String part) {
        var spec = part.repeat(SpecFile.MAX_BYTES / part.getBytes(StandardCharsets.UTF_8).length);
        assertTimeoutPreemptively(SOON, () -> refusal(spec));
    }

    private static void assertRefused(Path file, String expected) {
        var refused = assertTimeoutPreemptively(
                SOON, () -> assertThrows(InvalidRequestException.class, () -> SpecFile.read(file)));
        assertEquals(file + expected, refused.getMessage());
    }

    private static void assertRefused(String spec, String expected) {
        assertEquals("app.yaml" + expected, assertTimeoutPreemptively(SOON, () -> refusal(spec)));
    }

    private static String refusal(String spec) {
        var refused = assertThrows(
                InvalidRequestException.class,
                () -> SpecFile.parse(spec.getBytes(StandardCharsets.UTF_8), new Complaints("app.yaml")));
        assertFalse(refused.problems().isEmpty());
        return String.valueOf(refused.getMessage());
    }
}
