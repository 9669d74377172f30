package io.github.multiarch.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class KnownFilesTest {
    private static final String TITLE = "multiarch scans " + KnownFiles.RECIPE + "\n";
    private static final String TWO = "0".repeat(64) + " " + "a".repeat(64);

    static final List<String> DAMAGED = List.of(
            "",
            "\n",
            "multiarch",
            "multiarch scans " + KnownFiles.RECIPE,
            "known files\n" + TWO + " +\n",
            TITLE + TWO + " +",
            TITLE + TWO + " ?\n",
            TITLE + TWO + "  +\n",
            TITLE + TWO + "\n",
            TITLE + "\n",
            TITLE + TWO + " +\n" + TWO);

    @Test
    void whatWasWrittenIsRead() {
        var news = new KnownFiles.News();
        news.add(Optional.of(digest("status")), digest("library"), true);
        news.add(Optional.empty(), digest("young"), false);
        var known = KnownFiles.read(news.with(KnownFiles.NONE).write());
        assertEquals(Optional.of(digest("library")), known.content(digest("status")));
        assertEquals(Optional.empty(), known.content(digest("another status")));
        assertEquals(
                List.of(Optional.of(true), Optional.of(false), Optional.empty()),
                List.of(
                        known.hasSomething(digest("library")),
                        known.hasSomething(digest("young")),
                        known.hasSomething(digest("nobody's"))));
    }

    @Test
    void whatWasLearnedLastCounts() {
        var before = new KnownFiles.News();
        before.add(Optional.of(digest("status")), digest("file"), false);
        var after = new KnownFiles.News();
        after.add(Optional.of(digest("status")), digest("other"), true);
        after.add(Optional.empty(), digest("file"), true);
        var known = after.with(before.with(KnownFiles.NONE));
        assertEquals(Optional.of(digest("other")), known.content(digest("status")));
        assertEquals(Optional.of(true), known.hasSomething(digest("file")));
    }

    @Test
    void theOldestIsForgottenAndTheRestCanBeRead() {
        var known = KnownFiles.NONE;
        for (int i = 0; i < 3; i++) {
            var news = new KnownFiles.News();
            for (int file = 0; file < KnownFiles.MOST / 2; file++) {
                news.add(Optional.empty(), digest(i + "/" + file), false);
            }
            known = news.with(known);
        }
        var document = known.write();
        assertTrue(document.length <= KnownFiles.MAX_BYTES, document.length + " bytes");
        var read = KnownFiles.read(document);
        assertEquals(Optional.empty(), read.hasSomething(digest("0/1")));
        assertEquals(Optional.of(false), read.hasSomething(digest("1/1")));
        assertEquals(Optional.of(false), read.hasSomething(digest("2/1")));
    }

    @Test
    void anotherVersionSaysNothing() {
        assertEquals(
                TITLE,
                new String(read("multiarch scans 77\nin some other way\n").write(), StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @FieldSource("DAMAGED")
    void whatIsNoListIsDamaged(String document) {
        assertThrows(IllegalArgumentException.class, () -> read(document));
    }

    @Test
    void aDigestHasHexadecimalDigitsOnly() {
        for (char digit : "/:`gG \0\u00e9".toCharArray()) {
            var line = TWO.substring(0, 128) + digit + " +\n";
            assertThrows(IllegalArgumentException.class, () -> read(TITLE + line), line);
        }
        assertEquals(
                Optional.of(true),
                read(TITLE + TWO + " +\n").hasSomething(new Digest(Digest.Algorithm.SHA256, "a".repeat(64))));
    }

    private static KnownFiles read(String document) {
        return KnownFiles.read(document.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
