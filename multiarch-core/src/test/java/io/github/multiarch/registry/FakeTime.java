package io.github.multiarch.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time that goes by only when somebody sleeps, and then at once. */
public final class FakeTime implements Time {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final List<Duration> sleeps = new ArrayList<>();
    private final List<Alarm> alarms = new ArrayList<>();
    private Duration gone = Duration.ZERO;

    /** Something due at a time. */
    private record Alarm(Duration due, Runnable action) {}

    @Override
    public synchronized long nanos() {
        return gone.toNanos();
    }

    @Override
    public synchronized Instant now() {
        return START.plus(gone);
    }

    @Override
    public void sleep(Duration duration) {
        synchronized (this) {
            sleeps.add(duration);
        }
        pass(duration);
    }

    @Override
    public synchronized Time.Alarm alarm(Duration later, Runnable action) {
        var alarm = new Alarm(gone.plus(later), action);
        alarms.add(alarm);
        return () -> callOff(alarm);
    }

    /** Lets time go by without anybody sleeping. */
    public void pass(Duration duration) {
        var due = new ArrayList<Alarm>();
        synchronized (this) {
            gone = gone.plus(duration);
            alarms.stream().filter(alarm -> alarm.due().compareTo(gone) <= 0).forEach(due::add);
            alarms.removeAll(due);
        }
        due.forEach(alarm -> alarm.action().run());
    }

    /** How long was slept each time. */
    public synchronized List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }

    private synchronized void callOff(Alarm alarm) {
        alarms.remove(alarm);
    }
}
