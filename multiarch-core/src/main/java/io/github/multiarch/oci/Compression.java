package io.github.multiarch.oci;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/** How a layer's tar archive is packed. */
public enum Compression {
    /** A plain tar archive. */
    NONE,
    /** RFC 1952, understood by every client. */
    GZIP,
    /** RFC 8878. */
    ZSTD;

    /**
     * Reads a name as people write it.
     *
     * @param text {@code gzip}, {@code zstd} or {@code none}, in any case
     * @return what it names
     * @throws IllegalArgumentException for anything else; the message names the nearest
     */
    public static Compression parse(String text) {
        var name = text.trim().toLowerCase(Locale.ROOT);
        var nearest = Arrays.stream(values())
                .min(Comparator.comparingInt(value -> EditDistance.of(name, value.lowerCase())))
                .orElseThrow();
        if (!nearest.lowerCase().equals(name)) {
            throw new IllegalArgumentException("'" + Shown.of(text) + "' is not a compression; did you mean '"
                    + nearest.lowerCase() + "'? There are gzip, zstd and none");
        }
        return nearest;
    }

    private String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }
}
