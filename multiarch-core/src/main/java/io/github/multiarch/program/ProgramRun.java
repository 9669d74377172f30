package io.github.multiarch.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One program at work, bounded in time and in what it may print. When it is asked no more, it runs no more, whatever happened. */
public final class ProgramRun {
    /** More than any answer has, and little enough to be held in memory. */
    static final int MAX_OUTPUT_BYTES = 64 * 1024;

    private final Process process;
    private final long end;
    private volatile boolean printedTooMuch;

    private ProgramRun(Process process, Duration limit) {
        this.process = process;
        this.end = System.nanoTime() + limit.toNanos();
    }

    /** What a program is given to read. */
    @FunctionalInterface
    public interface Input {
        /**
         * Writes it.
         *
         * @param out closed afterwards
         * @throws IOException when the program does not want it, or it cannot be had
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Asks a program that has just been started, and ends it.
     *
     * @param process of the program
     * @param input what it is given
     * @param limit for all of it
     * @return what came of it
     */
    public static ProgramAnswer ask(Process process, Input input, Duration limit) {
        var run = new ProgramRun(process, limit);
        try {
            return run.ask(input);
        } catch (TimeoutException e) {
            return run.stopped("it did not answer within " + shown(limit) + " and was ended");
        } catch (ExecutionException e) {
            return run.stopped("its answer could not be read");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return run.stopped("the wait for it was interrupted");
        } finally {
            run.kill();
        }
    }

    private ProgramAnswer ask(Input input) throws TimeoutException, ExecutionException, InterruptedException {
        // Each stream has its own thread: a program that waits for one of them would never end.
        var output = read(process.getInputStream(), "output");
        var errors = read(process.getErrorStream(), "errors");
        var unsent = inBackground("input", () -> write(input));
        var printed = output.get(left(), TimeUnit.NANOSECONDS);
        var complained = errors.get(left(), TimeUnit.NANOSECONDS);
        if (printedTooMuch) {
            return stopped("");
        }
        if (!process.waitFor(left(), TimeUnit.NANOSECONDS)) {
            throw new TimeoutException();
        }
        return new ProgramAnswer.Ended(
                process.exitValue(), printed, complained, unsent.get(left(), TimeUnit.NANOSECONDS));
    }

    /** A program may answer without reading what it is given; how it ended says more than this. */
    private Optional<IOException> write(Input input) {
        try (OutputStream out = process.getOutputStream()) {
            input.writeTo(out);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    private ProgramAnswer stopped(String how) {
        return new ProgramAnswer.Stopped(
                printedTooMuch ? "it printed more than " + MAX_OUTPUT_BYTES + " bytes and was ended" : how);
    }

    private FutureTask<String> read(InputStream stream, String what) {
        return inBackground(what, () -> {
            try (stream) {
                var bytes = stream.readNBytes(MAX_OUTPUT_BYTES + 1);
                if (bytes.length > MAX_OUTPUT_BYTES) {
                    printedTooMuch = true;
                    kill();
                }
                return new String(bytes, StandardCharsets.UTF_8);
            }
        });
    }

    /** In a thread that nobody has to wait for: what the program started may hold the stream open for ever. */
    private static <T> FutureTask<T> inBackground(String what, Callable<T> work) {
        var task = new FutureTask<>(work);
        var thread = new Thread(task, "a program's " + what);
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private long left() {
        return Math.max(0, end - System.nanoTime());
    }

    private void kill() {
        if (!process.isAlive()) {
            return;
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static String shown(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }
}
