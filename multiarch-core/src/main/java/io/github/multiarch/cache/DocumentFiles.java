package io.github.multiarch.cache;

import io.github.multiarch.content.PartialFile;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.OciJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Documents in a folder, one file for each, named by its digest: a line with the media type, then the bytes. A file is there as a whole or not at all, so several
 * processes can share the folder; whatever happens to it afterwards is noticed by the digest.
 */
final class DocumentFiles {
    private static final int MAX_TYPE_BYTES = 256;

    private static final Duration DAY = Duration.ofDays(1);

    private final Path folder;
    private final InstantSource clock;

    DocumentFiles(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Reads one.
     *
     * @return empty when there is none
     * @throws DamagedFileException when there is something else
     */
    Optional<Document> read(Digest digest) throws IOException {
        var file = path(digest);
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_TYPE_BYTES + OciJson.MAX_DOCUMENT_BYTES + 1);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        try {
            int line = new String(bytes, 0, Math.min(bytes.length, MAX_TYPE_BYTES), StandardCharsets.US_ASCII)
                    .indexOf('\n');
            var type = new MediaType(new String(bytes, 0, Math.max(line, 0), StandardCharsets.US_ASCII));
            if (!type.isIndex() && !type.isManifest() && !type.isConfig()) {
                throw new DamagedFileException(file);
            }
            var content = Arrays.copyOfRange(bytes, line + 1, bytes.length);
            var document = Document.verified(new Descriptor(type, digest, content.length), content);
            wasUsed(file);
            return Optional.of(document);
        } catch (IllegalArgumentException e) {
            throw new DamagedFileException(file);
        }
    }

    /** What is used every day is not what was not used for longest. */
    private void wasUsed(Path file) {
        try {
            var now = clock.instant();
            if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(DAY))) {
                Files.setLastModifiedTime(file, FileTime.from(now));
            }
        } catch (IOException e) {
            // It may go a little earlier then.
        }
    }

    void write(Document document) throws IOException {
        Files.createDirectories(folder);
        try (var file = PartialFile.in(folder)) {
            file.out().write((document.descriptor().mediaType().value() + "\n").getBytes(StandardCharsets.US_ASCII));
            file.out().write(document.bytes());
            file.moveTo(path(document.digest()));
        }
    }

    private Path path(Digest digest) {
        return folder.resolve(digest.algorithm().name().toLowerCase(Locale.ROOT))
                .resolve(digest.hex());
    }
}
