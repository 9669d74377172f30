package io.github.multiarch.oci;

/** Foreign text made fit for one line of a message: bounded, without control characters. */
final class Shown {
    private static final int LIMIT = 200;

    private Shown() {}

    static String of(String text) {
        var clean = text.codePoints()
                .limit(LIMIT)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return text.codePointCount(0, text.length()) > LIMIT ? clean + "…" : clean.toString();
    }
}
