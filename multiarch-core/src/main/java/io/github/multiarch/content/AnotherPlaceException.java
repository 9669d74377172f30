package io.github.multiarch.content;

import java.io.IOException;

/** A place broke off in the middle of something that is to be had elsewhere, too. Whoever reads it from its beginning reads it from there; that can happen once for each place. */
public final class AnotherPlaceException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * With what broke.
     *
     * @param cause its message says what
     */
    public AnotherPlaceException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
