package io.github.multiarch.it.bench;

import java.time.Duration;

/** One direction of a line: it takes a while to get through, and only so many bytes a second fit in. All connections share it. */
final class Link {
    private static final double BITS = 8;

    private final long delayNanos;
    private final double nanosPerByte;
    private long free = System.nanoTime();

    private Link(Duration delay, double nanosPerByte) {
        this.delayNanos = delay.toNanos();
        this.nanosPerByte = nanosPerByte;
    }

    /** As fast as it goes. */
    static Link direct() {
        return new Link(Duration.ZERO, 0);
    }

    /** A slow one. */
    static Link slow(Duration delay, double megabitsPerSecond) {
        return new Link(delay, BITS * 1_000 / megabitsPerSecond);
    }

    long delayNanos() {
        return delayNanos;
    }

    /** When these bytes, sent after the ones before, have left the sender, by {@link System#nanoTime}. */
    synchronized long send(int bytes) {
        long now = System.nanoTime();
        if (free - now < 0) {
            free = now;
        }
        free += Math.round(bytes * nanosPerByte);
        return free;
    }
}
