package io.github.multiarch.oci;

/** A document is not what its media type promises. The message names the field at fault. */
public class MalformedDocumentException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /**
     * With the field at fault in the message.
     *
     * @param message what is wrong, naming the field
     */
    public MalformedDocumentException(String message) {
        super(message);
    }

    /**
     * With the reader's own reason.
     *
     * @param message what is wrong, naming the field
     * @param cause what the reader said
     */
    public MalformedDocumentException(String message, Throwable cause) {
        super(message, cause);
    }
}
