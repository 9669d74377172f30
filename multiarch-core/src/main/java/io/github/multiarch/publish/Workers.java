package io.github.multiarch.publish;

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
final class Workers {
    private Workers() {}

    static <T> List<T> run(int parallelism, List<? extends Callable<T>> tasks) throws IOException {
        return run(parallelism, tasks, Duration.ZERO);
    }

    /** After a failure, gives those that are still under way this long to notice that they shall stop: they may be writing to what is cleared away next. */
    static <T> List<T> run(int parallelism, List<? extends Callable<T>> tasks, Duration patience) throws IOException {
        var pool = Executors.newFixedThreadPool(parallelism, runnable -> {
            var thread = new Thread(runnable, "multiarch-push");
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
            var interrupted = new InterruptedIOException("the push was interrupted; no tag was touched");
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

    private static IOException unwrap(@Nullable Throwable cause) {
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
