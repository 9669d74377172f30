package io.github.multiarch.registry;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long to wait before the next attempt: twice as long each time, up to a limit, and by chance more or less, so that many clients do not come back at once. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(300);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final DoubleSupplier chance;

    /**
     * A backoff.
     *
     * @param chance from 0 to 1
     */
    Backoff(DoubleSupplier chance) {
        this.chance = chance;
    }

    /**
     * A wait.
     *
     * @param failures how many attempts have failed, at least 1
     */
    Duration after(int failures) {
        long full = Math.min(FIRST.toNanos() << Math.min(failures - 1, 20), LONGEST.toNanos());
        return Duration.ofNanos((long) (full * (0.75 + 0.5 * chance.getAsDouble())));
    }
}
