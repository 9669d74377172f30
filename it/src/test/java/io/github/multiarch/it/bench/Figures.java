package io.github.multiarch.it.bench;

import java.util.Locale;
import java.util.Optional;

/** Figures as text, the same in every locale. */
final class Figures {
    private static final double MEGABYTE = 1e6;

    private Figures() {}

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.2f", seconds);
    }

    static String seconds(Optional<Double> seconds) {
        return seconds.map(Figures::seconds).orElse("");
    }

    static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2fx", ratio);
    }

    static String megabytes(long bytes) {
        return bytes == 0 ? "0" : String.format(Locale.ROOT, "%.0f", Math.max(1, bytes / MEGABYTE));
    }
}
