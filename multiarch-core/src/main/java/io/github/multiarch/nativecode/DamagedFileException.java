package io.github.multiarch.nativecode;

import java.io.IOException;

/** A file, or an entry of an archive, begins like something that it then is not. The message says what is wrong with it, without its name. */
public final class DamagedFileException extends IOException {
    DamagedFileException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
