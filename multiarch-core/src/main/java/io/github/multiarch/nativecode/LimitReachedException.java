package io.github.multiarch.nativecode;

import java.io.IOException;

/** A limit of the scan was reached; the message names it. */
final class LimitReachedException extends IOException {
    LimitReachedException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
