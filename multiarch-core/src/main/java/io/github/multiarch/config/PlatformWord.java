package io.github.multiarch.config;

import io.github.multiarch.oci.Platform;
import io.github.multiarch.oci.PlatformPattern;
import java.util.Locale;

/** One entry of the parameter {@code platforms}. */
sealed interface PlatformWord {
    /** The platform itself: {@code linux/arm/v7}. */
    record Named(Platform platform) implements PlatformWord {}

    /** Those there are: {@code all}, {@code base}, {@code linux/*}. */
    record Included(PlatformPattern pattern) implements PlatformWord {}

    /** Those that are left out of them: {@code !linux/386}, {@code !windows/*}. */
    record Excluded(PlatformPattern pattern) implements PlatformWord {}

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    static PlatformWord parse(String given) {
        var text = given.trim();
        if (text.startsWith("!")) {
            var left = text.substring(1).trim();
            var pattern = isAll(left) ? PlatformPattern.ANY : PlatformPattern.parse(left);
            if (pattern.equals(PlatformPattern.ANY)) {
                throw new IllegalArgumentException("'" + text + "' would leave nothing");
            }
            return new Excluded(pattern);
        }
        if (isAll(text)) {
            return new Included(PlatformPattern.ANY);
        }
        return text.contains("*") ? new Included(PlatformPattern.parse(text)) : new Named(Platform.parse(text));
    }

    private static boolean isAll(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return lower.equals("all") || lower.equals("base");
    }
}
