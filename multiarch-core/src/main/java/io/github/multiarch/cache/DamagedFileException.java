package io.github.multiarch.cache;

import java.io.IOException;
import java.nio.file.Path;

/** A file is not what it was when it was written. */
final class DamagedFileException extends IOException {
    private static final long serialVersionUID = 1;

    DamagedFileException(Path file) {
        super(file + " is damaged");
    }
}
