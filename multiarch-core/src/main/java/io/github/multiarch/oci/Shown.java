package io.github.multiarch.oci;

/** Foreign text made fit for one line of a message: bounded, without control characters. */
public final class Shown {
    private static final int LIMIT = 200;

    private Shown() {}

    /**
     * The text with a question mark for each control character, and cut where it is long.
     *
     * @param text what a stranger wrote
     * @return at most 200 characters and a mark that there were more
     */
    public static String of(String text) {
        var clean = text.codePoints()
                .limit(LIMIT)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return text.codePointCount(0, text.length()) > LIMIT ? clean + "…" : clean.toString();
    }
}
