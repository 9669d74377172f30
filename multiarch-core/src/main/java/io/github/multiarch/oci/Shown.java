package io.github.multiarch.oci;

import java.util.stream.IntStream;

/** Foreign text made fit for one line of a message: bounded, without control characters. */
public final class Shown {
    private static final int LIMIT = 200;
    private static final int BEGINNING = 600;
    private static final int END = 400;

    private Shown() {}

    /**
     * The text with a question mark for each control character, and cut where it is long.
     *
     * @param text what a stranger wrote
     * @return at most 200 characters and a mark that there were more
     */
    public static String of(String text) {
        return of(text, LIMIT);
    }

    /**
     * The text with a question mark for each control character, and cut where it is long.
     *
     * @param text what a stranger wrote
     * @param limit the most characters that are shown
     * @return at most that many, and a mark that there were more
     */
    public static String of(String text, int limit) {
        var clean = clean(text.codePoints().limit(limit));
        return text.codePointCount(0, text.length()) > limit ? clean + "…" : clean;
    }

    /**
     * A whole message with foreign text in it, with a question mark for each control character. Where it is long, its middle is left out: what is wrong with the text is mostly said
     * behind it.
     *
     * @param message made of what a stranger wrote
     * @return at most 1000 characters and a mark that there were more
     */
    public static String message(String message) {
        int points = message.codePointCount(0, message.length());
        return points <= BEGINNING + END
                ? clean(message.codePoints())
                : clean(message.codePoints().limit(BEGINNING)) + "…"
                        + clean(message.codePoints().skip(points - END));
    }

    private static String clean(IntStream text) {
        return text.map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
