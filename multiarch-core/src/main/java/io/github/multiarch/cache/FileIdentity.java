package io.github.multiarch.cache;

import io.github.multiarch.content.Inventory;
import io.github.multiarch.oci.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;

/** Tells files apart by their status, which takes no reading. */
final class FileIdentity {
    /** File systems tell time in steps of up to two seconds. A file that is younger may change without being seen to. */
    static final Duration STEP = Duration.ofSeconds(2);

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
}
