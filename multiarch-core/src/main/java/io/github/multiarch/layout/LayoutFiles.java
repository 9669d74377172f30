package io.github.multiarch.layout;

import io.github.multiarch.content.PartialFile;
import io.github.multiarch.oci.OciJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads and replaces the files of a layout's directory, and says what is there instead of them.
 *
 * @param directory of the layout
 * @param layout its name for messages
 */
record LayoutFiles(Path directory, String layout) {
    /** A file that no digest vouches for; at most one byte more than a document may have. */
    byte[] document(String name) throws IOException {
        var path = directory.resolve(name);
        if (!Files.isRegularFile(path)) {
            throw new LayoutException(layout + " is not an OCI image layout: it has no file " + name
                    + instead(path).map(" "::concat).orElse(""));
        }
        // Blobs may be links, as build tools make them: they are held against their digests, and this file is not.
        if (!path.toRealPath().startsWith(directory.toRealPath())) {
            throw new LayoutException(layout + " is not an OCI image layout: its file " + name
                    + " is a symbolic link that leads out of it, to " + path.toRealPath());
        }
        try (var in = open(path)) {
            return in.readNBytes(OciJson.MAX_DOCUMENT_BYTES + 1);
        }
    }

    /** A file that is there. */
    InputStream open(Path path) throws IOException {
        try {
            return Files.newInputStream(path);
        } catch (AccessDeniedException e) {
            throw new LayoutException(
                    layout + " cannot be read: " + path + " may not be opened; check its permissions", e);
        }
    }

    /** Writes a file as a whole, or not at all. */
    void replace(String name, byte[] bytes) throws IOException {
        try (var file = PartialFile.in(directory)) {
            file.out().write(bytes);
            file.moveTo(directory.resolve(name));
        }
    }

    /** What lies where a file should be, in brackets; empty when that is a file or nothing. */
    Optional<String> instead(Path path) {
        if (Files.isRegularFile(path) || !Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        var kind = Files.isDirectory(path)
                ? "a directory"
                : Files.exists(path) ? "no plain file" : "a symbolic link to something that does not exist";
        return Optional.of("(" + directory.relativize(path) + " is " + kind + ")");
    }
}
