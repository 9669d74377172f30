package io.github.multiarch.check;

import java.util.List;

/**
 * The base, its Java, or a dependency with native code.
 *
 * @param name {@code base}, {@code Java}, or the dependency's coordinates
 * @param cells one for each platform, in the order of the index
 */
public record Row(String name, List<Cell> cells) {
    static final String BASE = "base";
    static final String JAVA = "Java";

    /** Takes a copy. */
    public Row {
        cells = List.copyOf(cells);
    }

    boolean isOfNativeCode() {
        return !name.equals(BASE) && !name.equals(JAVA);
    }
}
