package io.github.multiarch.registry;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How much is asked of registries, and for how long.
 *
 * @param parallelism how many blobs are under way at once, at least 1
 * @param retries how often a request is sent again after a fault that may pass; 0 for never
 * @param timeout how long everything may take in all, from the first request on
 * @param connectTimeout for a connection to be made
 * @param readTimeout for the next bytes to arrive on a connection
 */
public record Limits(int parallelism, int retries, Duration timeout, Duration connectTimeout, Duration readTimeout) {
    /** What the parameter {@code timeout} is when nobody sets it: enough for some gigabytes over a slow line, and less than the limit of most CI jobs. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(30);

    /**
     * Takes what makes sense.
     *
     * @throws IllegalArgumentException when a number or time is too small
     */
    public Limits {
        if (parallelism < 1) {
            throw new IllegalArgumentException("parallelism is " + parallelism + "; expected at least 1");
        }
        if (retries < 0) {
            throw new IllegalArgumentException("retries is " + retries + "; expected 0 or more");
        }
        checkPositive("timeout", timeout);
        checkPositive("connectTimeout", connectTimeout);
        checkPositive("readTimeout", readTimeout);
    }

    /**
     * What suits most: four blobs at once, five retries, half an hour in all, 20 seconds to connect, 60 seconds of silence.
     *
     * @return the defaults
     */
    public static Limits defaults() {
        return new Limits(4, 5, DEFAULT_TIMEOUT, Duration.ofSeconds(20), Duration.ofSeconds(60));
    }

    private static void checkPositive(String name, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(name + " is " + duration + "; expected more than zero");
        }
    }

    /** Written out, for the reason that {@link io.github.multiarch.oci.Digest#equals} gives. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Limits limits
                && parallelism == limits.parallelism
                && retries == limits.retries
                && timeout.equals(limits.timeout)
                && connectTimeout.equals(limits.connectTimeout)
                && readTimeout.equals(limits.readTimeout);
    }

    @Override
    public int hashCode() {
        return Objects.hash(parallelism, retries, timeout, connectTimeout, readTimeout);
    }
}
