package io.github.multiarch.check;

import java.util.List;

/**
 * The base, or a dependency with native code.
 *
 * @param name {@code base}, or the dependency's coordinates
 * @param cells one for each platform, in the order of the index
 */
public record Row(String name, List<Cell> cells) {
    /** Takes a copy. */
    public Row {
        cells = List.copyOf(cells);
    }
}
