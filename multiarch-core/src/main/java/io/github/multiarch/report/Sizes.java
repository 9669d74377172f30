package io.github.multiarch.report;

import java.util.Locale;

/** Sizes as people read them. */
public final class Sizes {
    private static final String[] UNITS = {"kB", "MB", "GB", "TB"};

    private Sizes() {}

    /**
     * A size in decimal units, as registries show it.
     *
     * @param bytes not negative
     * @return such as {@code 41.3 MB}
     */
    public static String of(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = -1;
        // 999.95 would be shown as 1000.0
        while (value >= 999.95 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }
}
