package io.github.multiarch.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What a server says, line by line, as it says it. */
final class ServerLog {
    private static final long LIMIT_NANOS = Duration.ofSeconds(30).toNanos();

    private final List<String> lines = new ArrayList<>();
    private boolean ended;

    ServerLog(InputStream stream) {
        var reader = new Thread(() -> read(stream), "server-log");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(InputStream stream) {
        try (var in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                add(line);
            }
        } catch (IOException e) {
            add("(the log broke off: " + e.getMessage() + ")");
        } finally {
            end();
        }
    }

    private synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    synchronized int size() {
        return lines.size();
    }

    synchronized List<String> since(int line) {
        return List.copyOf(lines.subList(line, lines.size()));
    }

    /** Waits for the first line of this kind. */
    synchronized String await(Predicate<String> wanted) throws IOException, InterruptedException {
        long start = System.nanoTime();
        for (int next = 0; ; next++) {
            while (next == lines.size()) {
                long left = LIMIT_NANOS - (System.nanoTime() - start);
                if (ended || left <= 0) {
                    throw new IOException(
                            "the server never said what was waited for, only:\n" + String.join("\n", lines));
                }
                wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
            }
            if (wanted.test(lines.get(next))) {
                return lines.get(next);
            }
        }
    }
}
