package io.github.multiarch.workers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkersTest {
    @Test
    void resultsAreInTheOrderOfTheTasks() throws IOException {
        var second = new CountDownLatch(1);
        List<Callable<String>> tasks = List.of(
                () -> {
                    assertTrue(second.await(1, TimeUnit.MINUTES));
                    return "first";
                },
                () -> {
                    second.countDown();
                    return "second";
                });
        assertEquals(List.of("first", "second"), Workers.run(2, tasks));
    }

    @Test
    void noMoreRunAtOnceThanAllowed() throws IOException {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var pair = new CyclicBarrier(2);
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 8; i++) {
            tasks.add(() -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                pair.await(1, TimeUnit.MINUTES);
                return running.decrementAndGet();
            });
        }
        assertEquals(8, Workers.run(2, tasks).size());
        assertEquals(2, most.get());
    }

    @Test
    void theFirstFailureIsTheResultAndTheRestIsStopped() {
        var started = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        var cause = new IOException("refused");
        List<Callable<String>> tasks = List.of(
                () -> {
                    started.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        stopped.countDown();
                    }
                    return "never";
                },
                () -> {
                    assertTrue(started.await(1, TimeUnit.MINUTES));
                    throw cause;
                });
        assertSame(cause, assertThrows(IOException.class, () -> Workers.run(2, tasks)));
        assertTimelyEnd(stopped);
    }

    @Test
    void withPatienceNobodyIsAtWorkAnyMoreAfterAFailure() {
        var started = new CountDownLatch(1);
        var atWork = new AtomicInteger(1);
        List<Callable<String>> tasks = List.of(
                () -> {
                    started.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        // The flag is down again: what follows takes its time.
                        assertFalse(new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS));
                    }
                    return "stopped " + atWork.decrementAndGet();
                },
                () -> {
                    assertTrue(started.await(1, TimeUnit.MINUTES));
                    throw new IOException("refused");
                });
        assertThrows(IOException.class, () -> Workers.run(2, tasks, Duration.ofMinutes(1)));
        assertEquals(0, atWork.get());
    }

    private static void assertTimelyEnd(CountDownLatch stopped) {
        try {
            assertTrue(stopped.await(1, TimeUnit.MINUTES));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void failuresOfOtherKindsKeepTheirKind() {
        var bug = new IllegalStateException("a bug");
        var tasks = List.<Callable<String>>of(() -> {
            throw bug;
        });
        assertSame(bug, assertThrows(IllegalStateException.class, () -> Workers.run(1, tasks)));
    }

    @Test
    void whoIsInterruptedSaysSoAndStaysInterrupted() {
        var tasks = List.<Callable<String>>of(() -> {
            new CountDownLatch(1).await();
            return "never";
        });
        Thread.currentThread().interrupt();
        var failure = assertThrows(InterruptedIOException.class, () -> Workers.run(1, tasks));
        assertTrue(Thread.interrupted());
        assertEquals("interrupted before all was done; no tag was touched", failure.getMessage());
    }

    @Test
    void nothingToDoIsDone() throws IOException {
        assertEquals(List.of(), Workers.run(4, List.<Callable<String>>of()));
    }
}
