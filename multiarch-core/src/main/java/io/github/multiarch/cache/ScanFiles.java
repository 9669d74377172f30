package io.github.multiarch.cache;

import io.github.multiarch.content.PartialFile;
import io.github.multiarch.nativecode.ScanJson;
import io.github.multiarch.nativecode.ScanResult;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.OciJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/** A folder: {@code known} lists the files that were looked into, {@code results} has what was found, by digest, where anything was. What was used last is the youngest. */
final class ScanFiles {
    static final String KNOWN = "known";
    static final String RESULTS = "results";

    private final Path known;
    private final Path results;
    private final FileTime now;

    private ScanFiles(Path directory, FileTime now) {
        this.known = directory.resolve(KNOWN);
        this.results = directory.resolve(RESULTS);
        this.now = now;
    }

    /** Makes a folder, for a file that tells the time; of a killed run it stays, and is evicted with the rest. */
    static ScanFiles in(Path directory) throws IOException {
        var folder = Files.createDirectories(directory.resolve(RESULTS));
        try (var probe = PartialFile.in(folder)) {
            return new ScanFiles(directory, probe.lastModified());
        }
    }

    /** By the clock of the file system, which may be another machine's. */
    FileTime now() {
        return now;
    }

    /** Empty when nothing is. */
    Optional<KnownFiles> known() throws IOException {
        var bytes = read(known, KnownFiles.MAX_BYTES + 1);
        try {
            return bytes.map(KnownFiles::read);
        } catch (IllegalArgumentException e) {
            throw new DamagedFileException(known);
        }
    }

    /** Of two who learn at once, one may be forgotten, and learns again. */
    void learn(KnownFiles.News news) throws IOException {
        write(known, news.with(knownOrNone()).write());
    }

    private KnownFiles knownOrNone() throws IOException {
        try {
            return known().orElse(KnownFiles.NONE);
        } catch (DamagedFileException e) {
            return KnownFiles.NONE;
        }
    }

    /** What was found in a file; empty when it is gone. */
    Optional<ScanResult> result(Digest content) throws IOException {
        var file = path(content);
        var bytes = read(file, OciJson.MAX_DOCUMENT_BYTES + 1);
        try {
            return bytes.map(json -> ScanJson.read(json, file.toString()));
        } catch (IllegalArgumentException e) {
            throw new DamagedFileException(file);
        }
    }

    /** One that is too large to be read again is not kept, and is made again each time. */
    void keep(Digest content, ScanResult result) throws IOException {
        var json = ScanJson.write(result);
        if (json.length <= OciJson.MAX_DOCUMENT_BYTES) {
            write(path(content), json);
        }
    }

    private Path path(Digest content) {
        var key = KnownFiles.RECIPE + " " + content;
        return results.resolve(
                Digest.of(key.getBytes(StandardCharsets.US_ASCII)).hex());
    }

    private Optional<byte[]> read(Path file, int limit) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(limit);
            Files.setLastModifiedTime(file, now);
            return Optional.of(bytes);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Partly written in the folder that is looked through for what a killed run left. */
    private void write(Path place, byte[] content) throws IOException {
        try (var file = PartialFile.in(results)) {
            file.out().write(content);
            file.moveTo(place);
        }
    }
}
