package io.github.multiarch.config;

import java.util.Locale;

/** What is done about native code that a platform cannot run: the parameter {@code nativeCode}. */
public enum NativeCodeRule {
    /** The goal fails. */
    FAIL,
    /** It says so, and goes on. */
    WARN,
    /** Nobody looks. */
    OFF;

    /**
     * Reads the parameter.
     *
     * @param text {@code fail}, {@code warn} or {@code off}
     * @return the rule
     * @throws IllegalArgumentException for anything else
     */
    public static NativeCodeRule parse(String text) {
        return switch (text.trim().toLowerCase(Locale.ROOT)) {
            case "fail" -> FAIL;
            case "warn" -> WARN;
            case "off" -> OFF;
            default -> throw new IllegalArgumentException("'" + text + "' is not known; use fail, warn or off");
        };
    }
}
