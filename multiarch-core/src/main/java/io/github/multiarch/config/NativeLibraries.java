package io.github.multiarch.config;

import java.util.Locale;

/** Which native code of its dependencies a platform gets: the parameter {@code nativeLibraries}. */
public enum NativeLibraries {
    /** All that is in the jars, for whatever machine. */
    ALL,
    /** What it can load; jars go without the rest. */
    MATCHING;

    /**
     * Reads the parameter.
     *
     * @param text {@code all} or {@code matching}
     * @return which
     * @throws IllegalArgumentException for anything else
     */
    public static NativeLibraries parse(String text) {
        return switch (text.trim().toLowerCase(Locale.ROOT)) {
            case "all" -> ALL;
            case "matching" -> MATCHING;
            default -> throw new IllegalArgumentException("'" + text + "' is not known; use all or matching");
        };
    }
}
