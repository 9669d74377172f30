package io.github.multiarch.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The form in which something is shown. */
public enum OutputForm {
    /** For people. */
    TABLE,
    /** For programs. */
    JSON,
    /** The bytes of a document, as a registry has them. */
    RAW;

    /**
     * Reads the parameter {@code output} of a goal that shows what it has found out.
     *
     * @param text {@code table} or {@code json}
     * @return the form
     * @throws IllegalArgumentException when it is neither
     */
    public static OutputForm parse(String text) {
        return parse(text, List.of(TABLE, JSON));
    }

    /**
     * Reads the parameter {@code output} of a goal that shows a document.
     *
     * @param text {@code table}, {@code json} or {@code raw}
     * @return the form
     * @throws IllegalArgumentException when it is none of them
     */
    public static OutputForm parseForDocument(String text) {
        return parse(text, List.of(values()));
    }

    private static OutputForm parse(String text, List<OutputForm> possible) {
        var lower = text.toLowerCase(Locale.ROOT);
        return possible.stream()
                .filter(form -> form.text().equals(lower))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not a form of output"
                        + (Arrays.stream(values()).anyMatch(form -> form.text().equals(lower)) ? " of this goal" : "")
                        + "; use " + possible.stream().map(OutputForm::text).collect(Collectors.joining(" or "))));
    }

    private String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
