package io.github.multiarch.spec;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * A place in a file, as editors count.
 *
 * @param line from 1
 * @param column from 1, in code points
 */
record Position(int line, int column) {
    static final Position START = new Position(1, 1);

    Position {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("lines and columns begin with 1");
        }
    }

    /** The library counts from 0. */
    static Optional<Position> of(Optional<Mark> mark) {
        return mark.map(m -> new Position(m.getLine() + 1, m.getColumn() + 1));
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
