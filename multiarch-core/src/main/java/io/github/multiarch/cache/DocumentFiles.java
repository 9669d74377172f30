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
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Documents in a folder, one file for each, named by its digest: a line with the media type, then the bytes. A file is there as a whole or not at all, so several
 * processes can share the folder; whatever happens to it afterwards is noticed by the digest.
 */
final class DocumentFiles {
    private static final int MAX_TYPE_BYTES = 256;

    private final Path folder;

    DocumentFiles(Path folder) {
        this.folder = folder;
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
            return Optional.of(Document.verified(new Descriptor(type, digest, content.length), content));
        } catch (IllegalArgumentException e) {
            throw new DamagedFileException(file);
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
