package io.github.multiarch.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How much of its layers an image is verified by. */
public enum LayerReading {
    /** The place where they are says that it has them, with their sizes. Nothing is downloaded. */
    LISTED,
    /** Their bytes are held against their digests. */
    READ,
    /** They are unpacked too, and held against what the config says of them. */
    UNPACKED;

    /**
     * Reads the parameter {@code layers}.
     *
     * @param text {@code listed}, {@code read} or {@code unpacked}
     * @return what it says
     * @throws IllegalArgumentException when it is none of them
     */
    public static LayerReading parse(String text) {
        return Arrays.stream(values())
                .filter(value -> value.toString().equals(text.trim().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no way to look at layers; use "
                        + Arrays.stream(values()).map(LayerReading::toString).collect(Collectors.joining(" or "))));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
