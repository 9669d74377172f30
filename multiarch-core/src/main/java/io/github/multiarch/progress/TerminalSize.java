package io.github.multiarch.progress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * How much fits on a terminal.
 *
 * @param columns at least 20
 * @param rows at least 4
 */
record TerminalSize(int columns, int rows) {
    /** What every terminal had once, and what to assume of one that does not tell. */
    static final TerminalSize USUAL = new TerminalSize(80, 24);

    TerminalSize {
        columns = Math.max(columns, 20);
        rows = Math.max(rows, 4);
    }

    /** Asks {@code stty}, which asks the terminal that is this process's standard input. Native code would do as well, but Java warns users of it. */
    static TerminalSize ofStandardInput() {
        try {
            var process = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return USUAL;
            }
            try (var output = process.getInputStream()) {
                return parse(new String(output.readNBytes(64), StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            return USUAL;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL;
        }
    }

    /** Reads {@code rows columns}; a terminal that does not know its size says {@code 0 0}. */
    static TerminalSize parse(String size) {
        var numbers = size.strip().split(" ", -1);
        if (numbers.length != 2 || !numbers[0].matches("[1-9][0-9]{0,3}") || !numbers[1].matches("[1-9][0-9]{0,3}")) {
            return USUAL;
        }
        return new TerminalSize(Integer.parseInt(numbers[1]), Integer.parseInt(numbers[0]));
    }
}
