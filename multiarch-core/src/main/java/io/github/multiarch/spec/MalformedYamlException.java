package io.github.multiarch.spec;

/** The text is no YAML, or more of it than is read: nothing behind this place makes sense. */
final class MalformedYamlException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Position position;

    MalformedYamlException(Position position, String message) {
        super(message);
        this.position = position;
    }

    Position position() {
        return position;
    }
}
