package io.github.multiarch.registry;

import java.time.Duration;
import java.time.Instant;

/** Clocks and alarms; tests bring their own, in which hours pass at once. */
interface Time {
    /** The machine's. */
    Time SYSTEM = new SystemTime();

    /** A clock that only goes forward, as {@link System#nanoTime()}. */
    long nanos();

    /** What the calendar says, for dates that servers name. */
    Instant now();

    /** Waits. */
    void sleep(Duration duration) throws InterruptedException;

    /** Runs an action later, on a thread of its own, unless that is called off before. */
    Alarm alarm(Duration later, Runnable action);

    /** An action that is due later. */
    @FunctionalInterface
    interface Alarm {
        void callOff();
    }
}
