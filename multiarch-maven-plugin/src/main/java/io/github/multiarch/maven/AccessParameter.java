package io.github.multiarch.maven;

import io.github.multiarch.config.AccessParameters;
import org.jspecify.annotations.Nullable;

/** A {@code <directory>} of {@code <directories>} or a {@code <permission>} of {@code <permissions>}: text, the path, or an element with a {@code <path>}, a {@code <mode>} and an {@code <owner>}. */
public final class AccessParameter {
    private @Nullable String path;
    private @Nullable String mode;
    private @Nullable String owner;

    /** For Maven, which sets the fields next. */
    public AccessParameter() {}

    /**
     * Takes the text of an element without children.
     *
     * @param text the path
     */
    public void set(String text) {
        path = text;
    }

    AccessParameters toParameters() {
        return new AccessParameters(Elements.text(path), Elements.text(mode), Elements.text(owner));
    }
}
