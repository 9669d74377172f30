package io.github.multiarch.cache;

import io.github.multiarch.content.PartialFile;
import io.github.multiarch.oci.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;

/** Answers about jars on disk, beside what scans have found. */
final class AnswerFile {
    static final String NAME = "jars";

    private final Path list;
    /** Is looked through for what a killed run left. */
    private final Path results;

    AnswerFile(Path scans) {
        this.list = scans.resolve(NAME);
        this.results = scans.resolve(ScanFiles.RESULTS);
    }

    /** By the clock of the file system, which may be another machine's. */
    FileTime now() throws IOException {
        try (var probe = PartialFile.in(Files.createDirectories(results))) {
            return probe.lastModified();
        }
    }

    /** What is asked for was used, and is evicted late. */
    KnownAnswers used() throws IOException {
        var known = known();
        if (known != KnownAnswers.NONE) {
            Files.setLastModifiedTime(list, now());
        }
        return known;
    }

    private KnownAnswers known() throws IOException {
        byte[] document;
        try (var in = Files.newInputStream(list)) {
            document = in.readNBytes(KnownAnswers.MAX_BYTES + 1);
        } catch (NoSuchFileException e) {
            return KnownAnswers.NONE;
        }
        try {
            return KnownAnswers.read(document);
        } catch (IllegalArgumentException e) {
            throw new DamagedFileException(list);
        }
    }

    /** Of two who learn at once, one may be forgotten, and learns again. */
    void learn(Map<Digest, String> news) throws IOException {
        try (var file = PartialFile.in(Files.createDirectories(results))) {
            file.out().write(knownOrNone().with(news).write());
            file.moveTo(list);
        }
    }

    private KnownAnswers knownOrNone() throws IOException {
        try {
            return known();
        } catch (DamagedFileException e) {
            return KnownAnswers.NONE;
        }
    }
}
