package io.github.multiarch.workers;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Something that was begun before it is needed, on a thread of its own.
 *
 * @param <T> what it makes
 */
public final class Begun<T> implements AutoCloseable {
    private final FutureTask<T> task;

    private Begun(FutureTask<T> task) {
        this.task = task;
    }

    /**
     * Begins.
     *
     * @param work is interrupted when this is closed before it is done
     * @param <T> what it makes
     * @return to be asked for the result, and closed
     */
    public static <T> Begun<T> begin(Callable<T> work) {
        var task = new FutureTask<>(work);
        var thread = new Thread(task, "multiarch-worker");
        thread.setDaemon(true);
        thread.start();
        return new Begun<>(task);
    }

    /**
     * Waits for the result.
     *
     * @return what the work made
     * @throws IOException what the work threw; or when this thread is interrupted
     */
    public T get() throws IOException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw Workers.unwrap(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var interrupted = new InterruptedIOException("interrupted before all was done");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    @Override
    public void close() {
        task.cancel(true);
    }
}
