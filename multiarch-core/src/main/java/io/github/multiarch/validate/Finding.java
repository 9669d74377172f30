package io.github.multiarch.validate;

/**
 * Something that is wrong with a graph of documents.
 *
 * @param place where, from the root down: {@code the index sha256:… > manifests[1] > layers[0]}
 * @param message what is wrong there, on one line
 */
public record Finding(String place, String message) {
    /** Both on one line. */
    @Override
    public String toString() {
        return place + ": " + message;
    }
}
