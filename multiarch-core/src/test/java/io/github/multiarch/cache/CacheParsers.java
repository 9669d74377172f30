package io.github.multiarch.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.multiarch.classfile.ClassFile;
import io.github.multiarch.classfile.ClassFileVersion;
import io.github.multiarch.classfile.ClassFiles;
import io.github.multiarch.classfile.JavaContent;
import io.github.multiarch.classfile.JavaContentText;
import io.github.multiarch.fuzz.ParserCheck;
import io.github.multiarch.oci.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What lies in the cache, which anybody may have written to. */
public final class CacheParsers {
    /** One entry for each parser: its name, what it is made for, what must hold. */
    public static final List<ParserCheck> CHECKS = List.of(
            new ParserCheck("known-files", List.of(list()), CacheParsers::knownFiles),
            new ParserCheck("known-name", List.of(name()), CacheParsers::knownName),
            new ParserCheck("known-answers", List.of(answers()), CacheParsers::knownAnswers));

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

    private static byte[] answers() {
        var file = new ClassFile("com/acme/Main.class", new ClassFileVersion(65, true));
        var content = new JavaContent(
                List.of(new ClassFiles(0, file, file, Optional.of(file))), Optional.of("annotation-processor"));
        var digest = Digest.of("a".getBytes(StandardCharsets.UTF_8));
        return KnownAnswers.NONE
                .with(Map.of(digest, JavaContentText.write(content)))
                .write();
    }

    /** It is no list, or what is read from it is the same when it was written and read again; and so is what a line says. */
    private static void knownAnswers(byte[] input) {
        KnownAnswers known;
        try {
            known = KnownAnswers.read(input);
        } catch (IllegalArgumentException e) {
            return;
        }
        var written = known.write();
        assertArrayEquals(written, KnownAnswers.read(written).write());
        known.to(Digest.of("a".getBytes(StandardCharsets.UTF_8))).ifPresent(line -> {
            try {
                var content = JavaContentText.read(line);
                assertEquals(content, JavaContentText.read(JavaContentText.write(content)));
            } catch (IllegalArgumentException e) {
                // Then the jar is opened.
            }
        });
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
