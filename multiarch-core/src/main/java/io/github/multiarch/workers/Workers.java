package io.github.multiarch.workers;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs tasks side by side, a bounded number at once, and stops at the first that fails. */
public final class Workers {
    private Workers() {}

    /**
     * Runs tasks.
     *
     * @param parallelism how many at once, at least 1
     * @param tasks are interrupted when another one fails
     * @param <T> what each makes
     * @return what they made, in the order of the tasks
     * @throws IOException what the first one threw that failed; or when this thread is interrupted
     */
    public static <T> List<T> run(int parallelism, List<? extends Callable<T>> tasks) throws IOException {
        return run(parallelism, tasks, Duration.ZERO);
    }

    /**
     * Runs tasks. After a failure, gives those that are still under way time to notice that they shall stop: they may be writing to what is cleared away next.
     *
     * @param parallelism how many at once, at least 1
     * @param tasks are interrupted when another one fails
     * @param patience how long to wait for them then
     * @param <T> what each makes
     * @return what they made, in the order of the tasks
     * @throws IOException what the first one threw that failed; or when this thread is interrupted
     */
    public static <T> List<T> run(int parallelism, List<? extends Callable<T>> tasks, Duration patience)
            throws IOException {
        var pool = Executors.newFixedThreadPool(parallelism, runnable -> {
            var thread = new Thread(runnable, "multiarch-worker");
            thread.setDaemon(true);
            return thread;
        });
        try {
            var completions = new ExecutorCompletionService<T>(pool);
            var futures = new ArrayList<Future<T>>();
            tasks.forEach(task -> futures.add(completions.submit(task)));
            for (int i = 0; i < tasks.size(); i++) {
                completions.take().get();
            }
            var results = new ArrayList<T>();
            for (var future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw unwrap(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var interrupted = new InterruptedIOException("interrupted before all was done; no tag was touched");
            interrupted.initCause(e);
            throw interrupted;
        } finally {
            pool.shutdownNow();
            await(pool, patience);
        }
    }

    private static void await(ExecutorService pool, Duration patience) {
        try {
            pool.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static IOException unwrap(@Nullable Throwable cause) {
        if (cause instanceof IOException io) {
            return io;
        }
        if (cause instanceof RuntimeException runtime) {
            throw runtime;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IOException(cause);
    }
}
