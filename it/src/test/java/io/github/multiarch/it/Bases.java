package io.github.multiarch.it;

import java.nio.file.Files;
import java.nio.file.Path;

/** The real base images: Debian's Java runtime for five architectures, made by {@code it/lib/bases.sh}. */
final class Bases {
    static final String TAG = "jre";
    /** With a newer Java, for some of them. */
    static final String NEWER_TAG = "jre-newer";

    private static final String PROPERTY = "multiarch.it.bases";

    private Bases() {}

    /** Their layout; skips the test, visibly, where there is none. */
    static Path layoutOrSkip() {
        var folder = System.getProperty(PROPERTY, "");
        if (folder.isEmpty() || !Files.isRegularFile(Path.of(folder, "oci-layout"))) {
            throw Skip.because(
                    "no base images: -D" + PROPERTY + " names no OCI layout; it/verify makes one and sets it");
        }
        return Path.of(folder);
    }
}
