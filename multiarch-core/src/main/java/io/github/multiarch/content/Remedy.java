package io.github.multiarch.content;

import java.io.IOException;

/** Brings what a place turned out to lack, although it was thought to be there. */
@FunctionalInterface
public interface Remedy {
    /** Nothing can be done: nothing was taken for granted. */
    Remedy NONE = () -> {};

    /**
     * Brings it. May be called several times, and then does nothing but once.
     *
     * @throws IOException when it cannot be brought
     */
    void restore() throws IOException;
}
