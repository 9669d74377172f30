package io.github.multiarch.layout;

import java.io.IOException;

/** A path is not an OCI image layout, or a layout does not say which of its images is meant. The message names the path. */
public class LayoutException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * With the path and what is wrong with it in the message.
     *
     * @param message what is wrong, and where
     */
    public LayoutException(String message) {
        super(message);
    }

    /**
     * With the reader's own reason.
     *
     * @param message what is wrong, and where
     * @param cause what the reader said
     */
    public LayoutException(String message, Throwable cause) {
        super(message, cause);
    }
}
