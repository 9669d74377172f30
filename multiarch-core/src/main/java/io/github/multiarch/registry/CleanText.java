package io.github.multiarch.registry;

/** What a server said, made fit for one line of a message: bounded, without anything that moves a terminal's cursor or turns its text around. */
final class CleanText {
    private static final int LIMIT = 300;

    private CleanText() {}

    /** An address that a server gave, without what may be secret in it: queries are often signed. */
    static String withoutQuery(String address) {
        int query = address.indexOf('?');
        return of(query < 0 ? address : address.substring(0, query) + "?…");
    }

    static String of(String text) {
        var clean = new StringBuilder();
        var points = text.strip().codePoints().limit(LIMIT + 1).toArray();
        for (int i = 0; i < Math.min(points.length, LIMIT); i++) {
            clean.appendCodePoint(isShown(points[i]) ? points[i] : ' ');
        }
        return (points.length > LIMIT ? clean + "…" : clean.toString()).strip();
    }

    private static boolean isShown(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
