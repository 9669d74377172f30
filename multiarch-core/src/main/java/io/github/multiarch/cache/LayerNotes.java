package io.github.multiarch.cache;

import io.github.multiarch.content.PartialFile;
import io.github.multiarch.oci.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** What was read in layers, one file for each: a line with the digest of the rest, so that damage is noticed. */
final class LayerNotes {
    static final String FOLDER = "notes";

    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private final Path folder;

    LayerNotes(Path root) {
        this.folder = root.resolve(FOLDER);
    }

    Optional<byte[]> read(Digest key) throws IOException {
        byte[] bytes;
        try (var in = Files.newInputStream(path(key))) {
            bytes = in.readNBytes(MOST_BYTES);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        int line = 0;
        while (line < bytes.length && bytes[line] != '\n') {
            line++;
        }
        var text = Arrays.copyOfRange(bytes, Math.min(line + 1, bytes.length), bytes.length);
        if (!Digest.of(text).toString().equals(new String(bytes, 0, line, StandardCharsets.US_ASCII))) {
            throw new DamagedFileException(path(key));
        }
        return Optional.of(text);
    }

    void write(Digest key, byte[] text) throws IOException {
        Files.createDirectories(folder);
        try (var file = PartialFile.in(folder)) {
            file.out().write((Digest.of(text) + "\n").getBytes(StandardCharsets.US_ASCII));
            file.out().write(text);
            file.moveTo(path(key));
        }
    }

    private Path path(Digest key) {
        return folder.resolve(key.hex());
    }
}
