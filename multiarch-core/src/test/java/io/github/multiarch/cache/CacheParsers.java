package io.github.multiarch.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.multiarch.fuzz.ParserCheck;
import io.github.multiarch.oci.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What lies in the cache, which anybody may have written to. */
public final class CacheParsers {
    /** One entry for each parser: its name, what it is made for, what must hold. */
    public static final List<ParserCheck> CHECKS = List.of(
            new ParserCheck("known-files", List.of(list()), CacheParsers::knownFiles),
            new ParserCheck("known-name", List.of(name()), CacheParsers::knownName));

    private CacheParsers() {}

    private static byte[] list() {
        var news = new KnownFiles.News();
        for (var name : List.of("a", "b", "c")) {
            var digest = Digest.of(name.getBytes(StandardCharsets.UTF_8));
            news.add(Optional.of(digest), digest, true);
            news.add(Optional.empty(), digest, false);
        }
        return news.with(KnownFiles.NONE).write();
    }

    private static byte[] name() {
        var digest = Digest.of("a".getBytes(StandardCharsets.UTF_8));
        return new KnownName("a.example/x:1", digest, Instant.EPOCH, Instant.parse("2026-01-02T03:04:05.678Z")).write();
    }

    /** It is of another name or none at all, or the same when it was written and read again. */
    private static void knownName(byte[] input) {
        KnownName known;
        try {
            known = KnownName.parse(input, "a.example/x:1");
        } catch (IllegalArgumentException e) {
            return;
        }
        assertEquals(known, KnownName.parse(known.write(), known.name()));
        ParserCheck.assertFitToBeShown(known.times());
    }

    /** It is no list, or what is read from it is the same when it was written and read again; and all digests in it are some. */
    private static void knownFiles(byte[] input) {
        KnownFiles known;
        try {
            known = KnownFiles.read(input);
        } catch (IllegalArgumentException e) {
            return;
        }
        var written = known.write();
        assertArrayEquals(written, KnownFiles.read(written).write());
        known.content(Digest.of("a".getBytes(StandardCharsets.UTF_8))).ifPresent(known::hasSomething);
    }
}
