package io.github.multiarch.registry;

import io.github.multiarch.content.AnotherPlaceException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Makes another attempt after a fault that may pass: a bounded number of times, with pauses, and never past the deadline. */
final class Retries {
    /** Whoever wants to be left alone for longer is not waited for: a build that seems to hang is worse than one that says why it failed. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private final int retries;
    private final Backoff backoff;
    private final Deadline deadline;
    private final Time time;
    private final Consumer<String> log;
    private final boolean givesWay;

    Retries(int retries, Backoff backoff, Deadline deadline, Time time, Consumer<String> log) {
        this(retries, backoff, deadline, time, log, false);
    }

    private Retries(
            int retries, Backoff backoff, Deadline deadline, Time time, Consumer<String> log, boolean givesWay) {
        this.retries = retries;
        this.backoff = backoff;
        this.deadline = deadline;
        this.time = time;
        this.log = log;
        this.givesWay = givesWay;
    }

    /** The same for a server that others stand behind: one to which no connection comes about is not waited for. */
    Retries givingWay() {
        return new Retries(retries, backoff, deadline, time, log, true);
    }

    /** Something that can be tried again. */
    @FunctionalInterface
    interface Attempt<T> {
        /**
         * Tries.
         *
         * @param number from 1
         */
        T make(int number) throws IOException;
    }

    <T> T run(Attempt<T> attempt) throws IOException {
        int number = 1;
        while (true) {
            try {
                return attempt.make(number);
            } catch (RegistryException e) {
                if (!e.mayPass()) {
                    throw e;
                }
                pause(e, number++);
            } catch (AnotherPlaceException e) {
                // Nothing has to be waited for, and the place that failed does not come back.
            }
        }
    }

    private void pause(RegistryException failure, int number) throws IOException {
        if (givesWay && failure.getCause() instanceof IOException cause && Faults.isUnreached(cause)) {
            throw failure.forGood("");
        }
        if (number > retries) {
            throw failure.forGood(number == 1 ? "" : ". That was attempt " + number + " of " + number + " (<retries>)");
        }
        var asked = RetryAfter.parse(failure.retryAfter(), time.now()).orElse(Duration.ZERO);
        if (asked.compareTo(LONGEST_WAIT) > 0) {
            throw failure.forGood(". The registry wants to be left alone for " + asked.toSeconds() + " s; more than "
                    + LONGEST_WAIT.toSeconds() + " s are not waited for. Run again later");
        }
        var own = backoff.after(number);
        var wait = asked.compareTo(own) > 0 ? asked : own;
        if (deadline.left().compareTo(wait) <= 0) {
            throw failure.forGood(". The next attempt would come after the "
                    + deadline.limit().toSeconds() + " s that registries are given in all (<timeout>)");
        }
        log.accept(String.format(
                Locale.ROOT,
                "%s; trying again in %.1f s (attempt %d of %d)",
                failure.whatHappened(),
                wait.toMillis() / 1000.0,
                number + 1,
                retries + 1));
        try {
            time.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var interrupted = new InterruptedIOException(failure.whatHappened() + ", and the wait was interrupted");
            interrupted.initCause(e);
            throw interrupted;
        }
    }
}
