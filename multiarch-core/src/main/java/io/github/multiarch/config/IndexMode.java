package io.github.multiarch.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What becomes of an index. */
public enum IndexMode {
    /** A new index over the sources, whatever the name stood for. */
    CREATE,
    /** The sources come to what is there; for platforms that it does not have. */
    APPEND,
    /** The sources take the places of what is there for their platforms, or come to it. */
    REPLACE,
    /** Platforms are taken out. */
    REMOVE,
    /** Only these platforms stay. */
    FILTER;

    /** Whether it begins with the index that is there. */
    public boolean isEdit() {
        return this != CREATE;
    }

    /** Whether it takes images from elsewhere. */
    public boolean hasSources() {
        return this == CREATE || this == APPEND || this == REPLACE;
    }

    /**
     * Reads the parameter {@code mode}.
     *
     * @param text in any case
     * @return what it says
     * @throws IllegalArgumentException when it is none of them
     */
    public static IndexMode parse(String text) {
        return named(text)
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no mode; use "
                        + Arrays.stream(values()).map(IndexMode::toString).collect(Collectors.joining(", "))));
    }

    /** The mode of this name, if there is one. */
    static Optional<IndexMode> named(String text) {
        return Arrays.stream(values())
                .filter(value -> value.toString().equals(text.trim().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
