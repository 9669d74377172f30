package io.github.multiarch.progress;

import java.util.OptionalInt;

/** Is told what begins, how far it is and when it ends, and of every line worth keeping. May be called from several threads at once. */
public interface Progress {
    /** Shows nothing. */
    Progress SILENT = new Progress() {
        @Override
        public Step begin(String what, long bytes) {
            return position -> {};
        }

        @Override
        public void line(String line) {}
    };

    /**
     * Something begins that takes time.
     *
     * @param what for whom and what, short: {@code linux/arm64 base layer}
     * @param bytes its size, 0 when it is not known
     * @return to be told how far it is, and closed at the end, whatever the end is
     */
    Step begin(String what, long bytes);

    /**
     * Something happened that belongs into the log.
     *
     * @param line without line end
     */
    void line(String line);

    /**
     * How much of a line fits beside what Maven's log puts before it.
     *
     * @return in characters; empty where nobody looks at a terminal, and lines are as long as they are
     */
    default OptionalInt room() {
        return OptionalInt.empty();
    }

    /** Something under way. */
    @FunctionalInterface
    interface Step extends AutoCloseable {
        /**
         * How far it is.
         *
         * @param position bytes since its beginning
         */
        void at(long position);

        @Override
        default void close() {}
    }
}
