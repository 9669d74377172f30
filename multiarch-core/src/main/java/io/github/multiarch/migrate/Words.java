package io.github.multiarch.migrate;

import java.util.ArrayList;
import java.util.List;

/** Text as a shell takes it apart: words between blanks, quotes, backslashes. No variable is resolved. */
final class Words {
    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean begun;

    private Words(String text) {
        this.text = text;
    }

    static List<String> of(String text) {
        var words = new Words(text);
        words.read();
        return words.words;
    }

    /** A JSON list of texts, or words. */
    static List<String> ofList(String text) {
        var list = text.strip();
        return of(
                list.startsWith("[") && list.endsWith("]")
                        ? list.substring(1, list.length() - 1).replaceAll("\"\\s*,\\s*\"", "\" \"")
                        : list);
    }

    private void read() {
        char quote = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\' && quote != '\'' && at + 1 < text.length()) {
                add(text.charAt(++at));
            } else if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    add(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                begun = true;
            } else if (Character.isWhitespace(c)) {
                end();
            } else {
                add(c);
            }
        }
        end();
    }

    private void add(char c) {
        word.append(c);
        begun = true;
    }

    private void end() {
        if (begun) {
            words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
    }
}
