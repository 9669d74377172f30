package io.github.multiarch.nativecode;

/** How 32-bit ARM code passes floating point numbers. Code of both kinds cannot be in one process. */
public enum FloatAbi {
    /** In registers of the floating point unit: Debian's armhf, Alpine's armhf and armv7, Raspbian. */
    HARD,
    /** In core registers: Debian's armel, Android. */
    SOFT,
    /** Not said, or made for both. */
    UNKNOWN
}
