package io.github.multiarch.config;

import java.util.Locale;

/** The form in which something is shown. */
public enum OutputForm {
    /** For people. */
    TABLE,
    /** For programs. */
    JSON;

    /**
     * Reads the parameter {@code output}.
     *
     * @param text {@code table} or {@code json}
     * @return the form
     * @throws IllegalArgumentException when it is neither
     */
    public static OutputForm parse(String text) {
        for (var form : values()) {
            if (form.name().toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT))) {
                return form;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is not a form of output; use table or json");
    }
}
