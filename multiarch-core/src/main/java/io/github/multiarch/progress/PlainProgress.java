package io.github.multiarch.progress;

import java.util.function.Consumer;

/** For logs: the lines, and nothing of what is under way. */
public final class PlainProgress implements Progress {
    private final Consumer<String> lines;

    /**
     * Progress without a display.
     *
     * @param lines gets every line, without line end; may be called from several threads at once
     */
    public PlainProgress(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public Step begin(String what, long bytes) {
        return SILENT.begin(what, bytes);
    }

    @Override
    public void line(String line) {
        lines.accept(line);
    }
}
