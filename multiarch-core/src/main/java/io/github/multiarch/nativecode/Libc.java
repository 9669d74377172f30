package io.github.multiarch.nativecode;

/** Which C library code asks for. */
public enum Libc {
    /** The GNU C library. */
    GLIBC("glibc"),
    /** musl, as in Alpine. */
    MUSL("musl"),
    /** Android's. */
    BIONIC("bionic"),
    /** It needs no library at all. */
    NONE("no libc"),
    /** It does not say, or needs another one. */
    UNKNOWN("unknown libc");

    private final String shown;

    Libc(String shown) {
        this.shown = shown;
    }

    /** The name as its project writes it. */
    @Override
    public String toString() {
        return shown;
    }
}
