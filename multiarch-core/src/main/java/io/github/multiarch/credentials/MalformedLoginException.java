package io.github.multiarch.credentials;

/** A login file makes no sense. The message says how, and shows nothing of what the file holds; it has no cause for the same reason. */
final class MalformedLoginException extends Exception {
    private static final long serialVersionUID = 1;

    MalformedLoginException(String message) {
        super(message);
    }
}
