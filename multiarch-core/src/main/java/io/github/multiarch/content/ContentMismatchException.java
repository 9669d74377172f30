package io.github.multiarch.content;

import java.io.IOException;

/** Bytes that came in are not those that their digest or size promises. */
public class ContentMismatchException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * With both digests or sizes in the message.
     *
     * @param message what was expected and what came
     */
    public ContentMismatchException(String message) {
        super(message);
    }
}
