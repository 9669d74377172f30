package io.github.multiarch.content;

import java.io.IOException;

/** Content is not where it was looked for. */
public class ContentNotFoundException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * With what and where in the message.
     *
     * @param message what is missing, and where
     */
    public ContentNotFoundException(String message) {
        super(message);
    }
}
