package io.github.multiarch.progress;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows at the bottom of a terminal that change, below everything that stays.
 *
 * <p>Between two paintings the cursor waits in the empty row above them, so that a line which somebody else prints lands there, whole, and the next painting follows
 * below it; and nothing but the cursor's position needs to be known to remove them. The cursor is never hidden, and wrapping is off only within one write, so that a
 * process which is killed leaves nothing to be mended.
 */
final class BarBlock {
    private static final String ERASE = "\r\033[J";
    private static final String WRAP_OFF = "\033[?7l";
    private static final String WRAP_ON = "\033[?7h";
    private static final String NEXT_ROW = "\r\n";
    private static final String ERASE_REST = "\033[K";
    private static final int MOST_ROWS = 12;

    /** A row; what it shows is guarded by the block. */
    static final class Row {
        private String text;

        private Row(String text) {
            this.text = text;
        }
    }

    private final PrintStream out;
    private final int columns;
    private final int visible;
    private final List<Row> rows = new ArrayList<>();
    private boolean painted;
    private boolean closed;

    /** A block that is at most as high as half of the terminal. */
    BarBlock(PrintStream out, TerminalSize size) {
        this.out = out;
        this.columns = size.columns() - 1;
        this.visible = Math.min(size.rows() / 2 - 1, MOST_ROWS);
    }

    int columns() {
        return columns;
    }

    synchronized Row add(String text) {
        var row = new Row(text);
        rows.add(row);
        paint();
        return row;
    }

    synchronized void show(Row row, String text) {
        row.text = text;
        int index = rows.indexOf(row);
        if (index >= 0 && index < visible) {
            paint();
        }
    }

    synchronized void remove(Row row) {
        if (rows.remove(row)) {
            erase();
            paint();
        }
    }

    /** Runs what prints whole lines to the same terminal, while there are no bars on it. */
    synchronized void print(Runnable lines) {
        erase();
        try {
            lines.run();
        } finally {
            paint();
        }
    }

    /** Removes every row, for good. */
    synchronized void close() {
        erase();
        rows.clear();
        closed = true;
    }

    private void erase() {
        if (painted) {
            painted = false;
            write(ERASE);
        }
    }

    private void paint() {
        if (closed || rows.isEmpty()) {
            return;
        }
        var shown = rows.subList(0, Math.min(visible, rows.size()));
        int hidden = rows.size() - shown.size();
        var painting = new StringBuilder(WRAP_OFF).append('\r').append(ERASE_REST);
        for (var row : shown) {
            painting.append(NEXT_ROW).append(row.text).append(ERASE_REST);
        }
        if (hidden > 0) {
            painting.append(NEXT_ROW)
                    .append("+ ")
                    .append(hidden)
                    .append(" more")
                    .append(ERASE_REST);
        }
        painted = true;
        int height = shown.size() + (hidden > 0 ? 1 : 0);
        write(painting.append("\033[")
                .append(height)
                .append("A\r")
                .append(WRAP_ON)
                .toString());
    }

    /** In one write, so that the lines of other threads come before it or after it. */
    private void write(String text) {
        out.print(text);
        out.flush();
    }
}
