package io.github.multiarch.cache;

import io.github.multiarch.content.Inventory;
import io.github.multiarch.oci.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;

/** Tells files apart: by their status, which takes no reading, or by their content. */
final class FileIdentity {
    /** File systems tell time in steps of up to two seconds. A file that is younger may change without being seen to. */
    static final Duration STEP = Duration.ofSeconds(2);

    private static final int BUFFER_BYTES = 64 * 1024;

    private final FileTime now;
    private final Duration step;

    FileIdentity(FileTime now, Duration step) {
        this.now = now;
        this.step = step;
    }

    /** Empty for what is young, and where the file system does not tell enough. */
    Optional<Digest> byStatus(Path file) throws IOException {
        var inventory = new Inventory();
        inventory.file(file);
        boolean isSettled = inventory.latest().toInstant().plus(step).isBefore(now.toInstant());
        return inventory.digest().filter(any -> isSettled);
    }

    Digest byContent(Path file) throws IOException {
        var hash = Digest.Algorithm.SHA256.newMessageDigest();
        // Larger pieces than the runtime copies by itself: each costs more than the hashing of a few kilobytes.
        var buffer = new byte[BUFFER_BYTES];
        try (var in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                hash.update(buffer, 0, count);
            }
        }
        return Digest.of(Digest.Algorithm.SHA256, hash.digest());
    }
}
