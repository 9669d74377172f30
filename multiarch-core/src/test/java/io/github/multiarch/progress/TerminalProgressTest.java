package io.github.multiarch.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TerminalProgressTest {
    private static final TerminalSize SIZE = new TerminalSize(100, 12);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    private final BarBlock block = new BarBlock(out, SIZE);

    private TerminalProgress progress(Charset charset) {
        return new TerminalProgress(block, charset, line -> {
            out.print(line + "\n");
            out.flush();
        });
    }

    private String received() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private Screen screen() {
        return new Screen(SIZE.rows(), received());
    }

    @Test
    void aBarIsThereUntilItsStepEnds() {
        try (var progress = progress(StandardCharsets.UTF_8)) {
            try (var step = progress.begin("linux/arm64 base layer", 2_000_000)) {
                step.at(500_000);
                assertTrue(
                        screen().text().get(1).startsWith("linux/arm64 base layer"),
                        () -> screen().text().toString());
            }
            assertEquals(List.of(), screen().text());
            // The last rendering is made when the step is closed.
            assertTrue(received().contains("25% |█"), received());
            assertTrue(received().contains("500/2000kB"), received());
        }
        assertTrue(screen().isAsBefore());
    }

    @Test
    void linesStandAboveTheBarsAndStay() {
        try (var progress = progress(StandardCharsets.UTF_8);
                var step = progress.begin("linux/arm64", 0)) {
            step.at(1);
            progress.line("first");
            progress.line("second");

            var text = screen().text();
            assertEquals(List.of("first", "second", ""), text.subList(0, 3));
            assertTrue(text.get(3).startsWith("linux/arm64"), text::toString);
        }
        assertEquals(List.of("first", "second"), screen().text());
        assertTrue(screen().isAsBefore());
    }

    @Test
    void aLineThatSomebodyElsePrintsStaysWhole() {
        try (var progress = progress(StandardCharsets.UTF_8)) {
            var step = progress.begin("linux/arm64", 0);
            step.at(1);
            out.print("[INFO] from elsewhere\n");
            var other = progress.begin("linux/s390x", 0);

            var text = screen().text();
            assertEquals(List.of("[INFO] from elsewhere", ""), text.subList(0, 2));
            assertEquals(4, text.size(), text::toString);
            step.close();
            other.close();
        }
        assertEquals(List.of("[INFO] from elsewhere"), screen().text());
    }

    @Test
    void manyThreadsLeaveNothingButWholeLines() throws Exception {
        int threads = 5;
        int steps = 40;
        var tasks = new ArrayList<Callable<Void>>();
        var expected = new ArrayList<String>();
        var executor = Executors.newFixedThreadPool(threads);
        try (var progress = progress(StandardCharsets.UTF_8)) {
            for (int thread = 0; thread < threads; thread++) {
                var name = "thread " + thread;
                for (int i = 0; i < steps; i++) {
                    expected.add(name + " line " + i);
                }
                tasks.add(() -> {
                    for (int i = 0; i < steps; i++) {
                        try (var step = progress.begin(name, 1000)) {
                            step.at(i);
                            progress.line(name + " line " + i);
                            step.at(0);
                        }
                    }
                    return null;
                });
            }
            for (var future : executor.invokeAll(tasks)) {
                future.get();
            }
        } finally {
            executor.shutdownNow();
        }
        var text = new ArrayList<>(screen().text());
        Collections.sort(text);
        Collections.sort(expected);
        assertEquals(expected, text);
        assertTrue(screen().isAsBefore());
    }

    @Test
    void noBarIsPaintedWhileALineIsPrinted() {
        var locked = new ArrayList<Boolean>();
        try (var progress =
                new TerminalProgress(block, StandardCharsets.UTF_8, line -> locked.add(Thread.holdsLock(block)))) {
            progress.begin("linux/arm64", 0);
            progress.line("line");
        }
        assertEquals(List.of(true), locked);
    }

    @Test
    void moreStepsThanTheTerminalIsHighAreCounted() {
        try (var progress = progress(StandardCharsets.UTF_8)) {
            for (int i = 0; i < 50; i++) {
                progress.begin("step " + i, 1000);
            }
            // Half of the twelve rows: the empty one, five bars and the count need seven.
            var text = screen().text();
            assertEquals(7, text.size(), text::toString);
            assertEquals("+ 45 more", text.get(6));
        }
        assertEquals(List.of(), screen().text());
        assertTrue(screen().isAsBefore());
    }

    @Test
    void stepsThatNobodyClosedEndWithTheProgress() {
        Progress.Step step;
        try (var progress = progress(StandardCharsets.UTF_8)) {
            step = progress.begin("forgotten", 10);
        }
        int length = bytes.size();
        step.at(5);
        step.at(0);
        step.close();

        assertEquals(length, bytes.size());
        assertTrue(screen().isAsBefore());
    }

    @Test
    void twoOnOneTerminalDoNotDisturbEachOther() {
        try (var one = progress(StandardCharsets.UTF_8)) {
            one.begin("one", 0);
            try (var two = progress(StandardCharsets.UTF_8)) {
                two.begin("two", 0);
                two.line("line");
                assertEquals(4, screen().text().size());
            }
            var text = screen().text();
            assertEquals(List.of("line", ""), text.subList(0, 2));
            assertEquals(3, text.size());
            assertTrue(text.get(2).startsWith("one"), text::toString);
        }
        assertEquals(List.of("line"), screen().text());
    }

    @Test
    void afterTheBlockIsClosedOnlyLinesAreWritten() {
        try (var progress = progress(StandardCharsets.UTF_8)) {
            progress.begin("interrupted", 10);
            block.close();
            assertTrue(screen().isAsBefore());
            int length = bytes.size();
            progress.begin("too late", 10);
            assertEquals(length, bytes.size());
            progress.line("line");
        }
        assertEquals(List.of("line"), screen().text());
    }

    @Test
    void aTerminalWithoutUnicodeGetsAscii() {
        try (var progress = progress(StandardCharsets.US_ASCII)) {
            progress.begin("linux/arm64\033[31m\n", 100).close();
        }
        assertTrue(received().contains("linux/arm64?[31m?"), received());
        assertTrue(received().chars().allMatch(c -> c < 0x7f), received());
        assertEquals(List.of(), screen().text());
    }

    @Test
    void anInterruptionIsNotForgotten() {
        try (var progress = progress(StandardCharsets.UTF_8)) {
            var step = progress.begin("linux/arm64", 100);
            Thread.currentThread().interrupt();
            step.close();
        }
        assertTrue(Thread.interrupted());
        assertFalse(Thread.currentThread().isInterrupted());
    }
}
