package io.github.multiarch.report;

import io.github.multiarch.content.PartialFile;
import io.github.multiarch.oci.OciJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One file of an output directory: there as a whole, or not at all. */
record ResultFile(Path directory, String name) {
    Path path() {
        return directory.resolve(name);
    }

    boolean exists() {
        return Files.isRegularFile(path());
    }

    void delete() throws IOException {
        Files.deleteIfExists(path());
    }

    /** One byte more than a document may have, at most. */
    byte[] bytes() throws IOException {
        try (var in = Files.newInputStream(path())) {
            return in.readNBytes(OciJson.MAX_DOCUMENT_BYTES + 1);
        }
    }

    void replace(byte[] content) throws IOException {
        try (var file = PartialFile.in(directory)) {
            file.out().write(content);
            file.moveTo(path());
        } catch (IOException e) {
            // The system says only that the disk is full, not which file that stopped.
            throw new IOException("writing " + path() + " failed: " + e.getMessage(), e);
        }
    }
}
