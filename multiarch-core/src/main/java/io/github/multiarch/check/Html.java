package io.github.multiarch.check;

/** HTML, written tag by tag. What is text stays text, whoever wrote it. */
final class Html {
    private final StringBuilder out = new StringBuilder();

    /** Markup, as it is. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    Html text(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(Character.isISOControl(c) && c != '\n' ? '?' : c);
            }
        });
        return this;
    }

    /** An element with nothing but text in it. */
    Html element(String name, String text) {
        return raw("<" + name + ">").text(text).raw("</" + name + ">");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
