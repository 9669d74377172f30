package io.github.multiarch.nativecode;

/** What native code is for. */
public enum CodeKind {
    /** A program that a dynamic loader makes ready. */
    EXECUTABLE("executable"),
    /** A program that needs no loader and no library. */
    STATIC_EXECUTABLE("static executable"),
    /** What programs load: a shared object, a dylib, a bundle, a DLL. */
    LIBRARY("library"),
    /** What a linker takes: neither run nor loaded. */
    OBJECT("object file"),
    /** Anything else that the format knows: core dumps, debug information. */
    OTHER("file");

    private final String shown;

    CodeKind(String shown) {
        this.shown = shown;
    }

    /**
     * Whether machines run it, or programs load it. What they do not may be for any machine: objects for boards, debug information.
     *
     * @return true for programs and libraries
     */
    public boolean isRunOrLoaded() {
        return this == EXECUTABLE || this == STATIC_EXECUTABLE || this == LIBRARY;
    }

    /** A noun in lower case. */
    @Override
    public String toString() {
        return shown;
    }
}
