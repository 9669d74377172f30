package io.github.multiarch.registry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The machine's clocks. */
final class SystemTime implements Time {
    private final Clock clock = Clock.systemUTC();

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        boolean opened = new CountDownLatch(1).await(duration.toNanos(), TimeUnit.NANOSECONDS);
        if (opened) {
            throw new IllegalStateException("nobody opens this latch");
        }
    }

    @Override
    public Alarm alarm(Duration later, Runnable action) {
        var timer = new Timer("multiarch-deadline", true);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        action.run();
                    }
                },
                later.toMillis());
        return timer::cancel;
    }
}
