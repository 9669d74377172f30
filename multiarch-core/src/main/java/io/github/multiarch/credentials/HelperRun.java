package io.github.multiarch.credentials;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One helper at work, bounded in time and in what it may print. When it is asked no more, it runs no more, whatever happened. */
final class HelperRun {
    /** More than any secret has, and little enough to be held in memory. */
    static final int MAX_OUTPUT_BYTES = 64 * 1024;

    private final Process process;
    private final long end;
    private volatile boolean printedTooMuch;

    private HelperRun(Process process, Duration limit) {
        this.process = process;
        this.end = System.nanoTime() + limit.toNanos();
    }

    /** Asks a program that has just been started, and ends it. */
    static HelperAnswer ask(Process process, String server, Duration limit) {
        var run = new HelperRun(process, limit);
        try {
            return run.ask(server);
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

    private HelperAnswer ask(String server) throws TimeoutException, ExecutionException, InterruptedException {
        // Each stream has its own reader: a helper that waits for one to be read would never end.
        var output = read(process.getInputStream(), "output");
        var errors = read(process.getErrorStream(), "errors");
        try (OutputStream input = process.getOutputStream()) {
            input.write(server.getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            // A helper may answer without reading what it is asked for; how it ended says more than this.
        }
        var printed = output.get(left(), TimeUnit.NANOSECONDS);
        var complained = errors.get(left(), TimeUnit.NANOSECONDS);
        if (printedTooMuch) {
            return stopped("");
        }
        if (!process.waitFor(left(), TimeUnit.NANOSECONDS)) {
            throw new TimeoutException();
        }
        return HelperOutput.read(process.exitValue(), printed, complained);
    }

    private HelperAnswer stopped(String how) {
        return new HelperAnswer.Failed(
                printedTooMuch ? "it printed more than " + MAX_OUTPUT_BYTES + " bytes and was ended" : how, true);
    }

    /** Reads in a thread that nobody has to wait for: what the helper started may hold the stream open for ever. */
    private FutureTask<byte[]> read(InputStream stream, String what) {
        var task = new FutureTask<>(() -> {
            try (stream) {
                var bytes = stream.readNBytes(MAX_OUTPUT_BYTES + 1);
                if (bytes.length > MAX_OUTPUT_BYTES) {
                    printedTooMuch = true;
                    kill();
                }
                return bytes;
            }
        });
        var thread = new Thread(task, "credential helper's " + what);
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
