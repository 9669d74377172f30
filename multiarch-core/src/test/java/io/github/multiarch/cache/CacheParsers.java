package io.github.multiarch.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.multiarch.fuzz.ParserCheck;
import io.github.multiarch.oci.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What lies in the cache, which anybody may have written to. */
public final class CacheParsers {
    /** One entry for each parser: its name, what it is made for, what must hold. */
    public static final List<ParserCheck> CHECKS =
            List.of(new ParserCheck("known-files", List.of(list()), CacheParsers::knownFiles));

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
