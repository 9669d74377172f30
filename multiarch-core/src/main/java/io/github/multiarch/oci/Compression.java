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

    /**
     * What the first bytes of a layer say.
     *
     * @param start four of them, fewer when the layer has no more
     * @return {@link #NONE} unless they are the mark of another
     */
    public static Compression of(byte[] start) {
        if (start.length >= 2 && (start[0] & 0xff) == 0x1f && (start[1] & 0xff) == 0x8b) {
            return GZIP;
        }
        return start.length >= 4
                        && (start[0] & 0xff) == 0x28
                        && (start[1] & 0xff) == 0xb5
                        && (start[2] & 0xff) == 0x2f
                        && (start[3] & 0xff) == 0xfd
                ? ZSTD
                : NONE;
    }

    private String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }
}
