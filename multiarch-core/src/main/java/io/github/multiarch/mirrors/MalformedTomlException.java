package io.github.multiarch.mirrors;

/** Text is no TOML, or not what was expected in it. The message is without the file's name. */
final class MalformedTomlException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int line;

    MalformedTomlException(int line, String message) {
        super(message);
        this.line = line;
    }

    /** Counted from 1. */
    int line() {
        return line;
    }
}
