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

/** Two folders: {@code files} has the digest of each file by its status, {@code results} what was found, by digest. What was used last is the youngest. */
final class ScanFiles {
    private static final String RESULTS = "results";
    private static final int MAX_NOTE_BYTES = 256;

    private final Path files;
    private final Path results;
    private final FileTime now;

    private ScanFiles(Path directory, FileTime now) {
        this.files = directory.resolve("files");
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

    Optional<Digest> digestOf(Digest status) throws IOException {
        var file = files.resolve(status.hex());
        var bytes = read(file, MAX_NOTE_BYTES);
        try {
            return bytes.map(note -> Digest.parse(new String(note, StandardCharsets.US_ASCII).strip()));
        } catch (IllegalArgumentException e) {
            throw new DamagedFileException(file);
        }
    }

    void note(Digest status, Digest digest) throws IOException {
        write(files, status.hex(), (digest + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    Optional<ScanResult> result(Digest key) throws IOException {
        var file = results.resolve(key.hex());
        var bytes = read(file, OciJson.MAX_DOCUMENT_BYTES + 1);
        try {
            return bytes.map(json -> ScanJson.read(json, file.toString()));
        } catch (IllegalArgumentException e) {
            throw new DamagedFileException(file);
        }
    }

    /** One that is too large to be read again is not kept. */
    void keep(Digest key, ScanResult result) throws IOException {
        var json = ScanJson.write(result);
        if (json.length <= OciJson.MAX_DOCUMENT_BYTES) {
            write(results, key.hex(), json);
        }
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

    private static void write(Path folder, String name, byte[] content) throws IOException {
        Files.createDirectories(folder);
        try (var file = PartialFile.in(folder)) {
            file.out().write(content);
            file.moveTo(folder.resolve(name));
        }
    }
}
