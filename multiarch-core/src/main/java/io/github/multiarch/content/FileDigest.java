package io.github.multiarch.content;

import io.github.multiarch.oci.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a file is by its content. */
public final class FileDigest {
    /** More than the runtime copies at once: each piece costs more than the hashing of a few kilobytes. */
    private static final int BUFFER_BYTES = 64 * 1024;

    private FileDigest() {}

    /**
     * Reads the file.
     *
     * @param file or a link to one
     * @return its SHA-256
     * @throws IOException when it cannot be read
     */
    public static Digest of(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return of(in);
        }
    }

    /**
     * Reads a stream to its end.
     *
     * @param in closed by who opened it
     * @return the SHA-256 of its bytes
     * @throws IOException when it cannot be read
     */
    public static Digest of(InputStream in) throws IOException {
        var hash = Digest.Algorithm.SHA256.newMessageDigest();
        var buffer = new byte[BUFFER_BYTES];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            hash.update(buffer, 0, count);
        }
        return Digest.of(Digest.Algorithm.SHA256, hash.digest());
    }
}
