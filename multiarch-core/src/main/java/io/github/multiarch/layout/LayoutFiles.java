package io.github.multiarch.layout;

import io.github.multiarch.content.PartialFile;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.oci.Shown;
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
        if (!path.toRealPath().startsWith(directory.toRealPath())) {
            throw new LayoutException(layout + " is not an OCI image layout: its file " + name
                    + " is a symbolic link that leads out of it, to " + path.toRealPath());
        }
        try (var in = open(path)) {
            return in.readNBytes(OciJson.MAX_DOCUMENT_BYTES + 1);
        }
    }

    /**
     * Whether a blob's file is there: a file, or a symbolic link to one within this layout. The folders of blobs may be links to anywhere, as they are where several layouts share one store; then what lies in
     * that store counts as within. A stranger who makes such a folder can have files read whose names are digests, and no others; a link in a blob's own place would name any file of this machine.
     */
    boolean hasBlob(Path blob) throws IOException {
        return Files.isRegularFile(blob) && outside(blob).isEmpty();
    }

    /** Where a blob's own link leads to, if that is no place of this layout. */
    private Optional<Path> outside(Path blob) throws IOException {
        if (!Files.isSymbolicLink(blob)) {
            return Optional.empty();
        }
        var real = blob.toRealPath();
        boolean isWithin = real.startsWith(directory.toRealPath())
                || real.startsWith(blob.resolveSibling(".").toRealPath())
                || real.startsWith(directory.resolve(LayoutPaths.BLOBS).toRealPath());
        return isWithin ? Optional.empty() : Optional.of(real);
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

    /** What lies where a blob should be, in brackets; empty when that is the blob or nothing. */
    Optional<String> insteadOfBlob(Path blob) throws IOException {
        return Files.isRegularFile(blob)
                ? outside(blob)
                        .map(real -> "(" + directory.relativize(blob)
                                + " is a symbolic link that leads out of it, to " + Shown.of(real.toString())
                                + "; a copy made by 'cp -RL' has the files themselves)")
                : instead(blob);
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
