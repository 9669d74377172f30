package io.github.multiarch.registry;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The time that a run may take against registries in all. It begins with the first request; at its end, whatever is still under way is cut off. */
final class Deadline implements AutoCloseable {
    private final Time time;
    private final Duration limit;
    private final Runnable cutOff;
    private @Nullable Long end;
    private Time.Alarm alarm = () -> {};

    Deadline(Time time, Duration limit, Runnable cutOff) {
        this.time = time;
        this.limit = limit;
        this.cutOff = cutOff;
    }

    Duration limit() {
        return limit;
    }

    /** What is left, never negative. The first call starts the time. */
    synchronized Duration left() {
        if (end == null) {
            end = time.nanos() + limit.toNanos();
            alarm = time.alarm(limit, cutOff);
        }
        return Duration.ofNanos(Math.max(end - time.nanos(), 0));
    }

    boolean isOver() {
        return left().isZero();
    }

    @Override
    public synchronized void close() {
        alarm.callOff();
    }
}
