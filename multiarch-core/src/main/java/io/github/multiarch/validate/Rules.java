package io.github.multiarch.validate;

/** Which names of platforms are sound. */
public enum Rules {
    /** Those in normal form, which this project writes: {@code linux/arm64}, and never {@code linux/arm64/v8}. */
    NORMAL_FORM,
    /** All that say which machine is meant, as other tools write them; arm says its variant, since what engines take without one differs. */
    UNAMBIGUOUS
}
