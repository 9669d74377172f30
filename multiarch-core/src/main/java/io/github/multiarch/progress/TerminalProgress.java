package io.github.multiarch.progress;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A bar for each thing under way, at the bottom of a terminal, and the lines above them. Only for where {@link Terminals#isInteractive} says so. Bars go when their
 * steps end; after {@link #close} only the lines are left. More steps than half of the terminal is high are counted, not drawn.
 *
 * <p>progressbar computes and renders each bar, in a thread of its own; where the bars stand is decided here. Its own way of standing several bars above each other
 * leaves them there, and asks the terminal through native code.
 */
public final class TerminalProgress implements Progress, AutoCloseable {
    private static final int INTERVAL_MILLIS = 250;
    private static final String LOG_PREFIX = "[INFO] ";
    /** Less room than this is for the bar, not for names and the time that is left. */
    private static final int ROOMY = 90;

    private static final long KILOBYTE = 1000;
    private static final long MEGABYTE = KILOBYTE * KILOBYTE;

    private final BarBlock block;
    private final ProgressBarStyle style;
    private final Consumer<String> lines;
    private final Set<Bar> bars = ConcurrentHashMap.newKeySet();

    TerminalProgress(BarBlock block, Charset charset, Consumer<String> lines) {
        this.block = block;
        this.style = charset.newEncoder().canEncode("█▏") ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII;
        this.lines = lines;
    }

    /**
     * Progress on this process's terminal. All that is opened in a process shares the rows.
     *
     * @param lines prints a line to the same terminal, whole and at once, as Maven's log does; is called while there are no bars, by one thread at a time
     * @return to be closed
     */
    public static TerminalProgress onStandardOutput(Consumer<String> lines) {
        return new TerminalProgress(StandardOutput.BLOCK, StandardOutput.CHARSET, lines);
    }

    @Override
    public Step begin(String what, long bytes) {
        var name = what.replaceAll("\\p{Cntrl}", "?");
        var row = block.add(name);
        var bar = new Bar(row, progressBar(row, name, bytes));
        bars.add(bar);
        return bar;
    }

    @Override
    public OptionalInt room() {
        return OptionalInt.of(block.columns() - LOG_PREFIX.length());
    }

    private ProgressBar progressBar(BarBlock.Row row, String name, long bytes) {
        int columns = block.columns();
        long unit = bytes >= 10 * MEGABYTE ? MEGABYTE : KILOBYTE;
        var builder = new ProgressBarBuilder()
                .setTaskName(name + " ".repeat(Math.max(0, columns / 3 - name.length())))
                .setInitialMax(bytes > 0 ? bytes : -1)
                .setUnit(unit == MEGABYTE ? "MB" : "kB", unit)
                .setUpdateIntervalMillis(INTERVAL_MILLIS)
                .continuousUpdate()
                .setStyle(style)
                .setConsumer(new DelegatingProgressBarConsumer(text -> block.show(row, text), columns));
        return (columns < ROOMY ? builder.hideEta() : builder).build();
    }

    @Override
    public void line(String line) {
        block.print(() -> lines.accept(line));
    }

    /** Removes the bars of steps that nobody closed. */
    @Override
    public void close() {
        bars.forEach(Bar::close);
    }

    /** The block's lock is never held while one of these methods waits for progressbar's thread, which takes that lock. */
    private final class Bar implements Step {
        private final BarBlock.Row row;
        private final ProgressBar bar;

        Bar(BarBlock.Row row, ProgressBar bar) {
            this.row = row;
            this.bar = bar;
        }

        @Override
        public void at(long position) {
            bar.stepTo(position);
        }

        @Override
        public void close() {
            if (!bars.remove(this)) {
                return;
            }
            // progressbar waits for its thread, and forgets an interruption that comes meanwhile.
            boolean interrupted = Thread.interrupted();
            bar.close();
            block.remove(row);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * The terminal itself, once for all: Maven runs several goals at a time. Not {@code System.out}, which Maven turns into log lines, or into a file.
     */
    private static final class StandardOutput {
        static final Charset CHARSET = charset();
        static final BarBlock BLOCK = new BarBlock(
                // A buffer that holds a whole painting, so that it is one write.
                new PrintStream(
                        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 14), false, CHARSET),
                TerminalSize.ofStandardInput());

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(BLOCK::close, "multiarch-terminal"));
        }

        /** Java tells the terminal's encoding under one name or another, depending on its version. */
        private static Charset charset() {
            for (var property : new String[] {"stdout.encoding", "sun.stdout.encoding", "native.encoding"}) {
                var name = System.getProperty(property, "");
                if (!name.isEmpty() && Charset.isSupported(name)) {
                    return Charset.forName(name);
                }
            }
            return Charset.defaultCharset();
        }
    }
}
