package io.github.multiarch.config;

import io.github.multiarch.oci.ImageFormat;
import java.util.Locale;

/** The parameter {@code format}. */
final class FormatText {
    private FormatText() {}

    static ImageFormat parse(String text) {
        return switch (text.trim().toLowerCase(Locale.ROOT)) {
            case "oci" -> ImageFormat.OCI;
            case "docker" -> ImageFormat.DOCKER;
            default -> throw new IllegalArgumentException("'" + text + "' is not a format; use oci or docker");
        };
    }
}
