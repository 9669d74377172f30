package io.github.multiarch.drift;

import java.util.Locale;

/** What has become of the base that a platform's image was built on. */
public enum BaseState {
    /** Its name stands for the same image. */
    CURRENT,
    /** Its name stands for another image. */
    MOVED,
    /** Its name stands for nothing, or for nothing of this platform. */
    GONE,
    /** The image does not say what it was built on, or that cannot be asked. */
    UNKNOWN;

    /**
     * Whether a build would come to another image.
     *
     * @return true when the base has moved or is gone
     */
    public boolean isDrift() {
        return this == MOVED || this == GONE;
    }

    /** As it is shown, in lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
