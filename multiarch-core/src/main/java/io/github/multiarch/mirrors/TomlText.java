package io.github.multiarch.mirrors;

import io.github.multiarch.oci.Shown;

/** TOML's text, read from its beginning to its end: white space, comments and strings. */
final class TomlText {
    /** What {@link #peek} says behind the last character; no TOML has it. */
    static final char END = '\0';

    private final String text;
    private int at;
    private int line = 1;

    TomlText(String text) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    int line() {
        return line;
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    char peek() {
        return isAtEnd() ? END : text.charAt(at);
    }

    char next() {
        char c = peek();
        if (isAtEnd()) {
            throw wrong("the file ends in the middle of something");
        }
        at++;
        if (c == '\n') {
            line++;
        }
        return c;
    }

    boolean skip(String expected) {
        if (!text.startsWith(expected, at)) {
            return false;
        }
        expected.chars().forEach(c -> next());
        return true;
    }

    void expect(char expected) {
        if (peek() != expected || isAtEnd()) {
            throw wrong("expected '" + expected + "', found " + found());
        }
        next();
    }

    /** Blanks of this line. */
    void blanks() {
        while (peek() == ' ' || peek() == '\t') {
            next();
        }
    }

    /** Blanks, ends of lines and comments. */
    void gap() {
        while (true) {
            blanks();
            if (peek() == '#') {
                comment();
            }
            if (!lineEnd()) {
                return;
            }
        }
    }

    /** What ends a statement. */
    void endOfStatement() {
        blanks();
        if (peek() == '#') {
            comment();
        }
        if (!isAtEnd() && !lineEnd()) {
            throw wrong("expected the end of the line, found " + found());
        }
    }

    private boolean lineEnd() {
        return skip("\n") || skip("\r\n");
    }

    private void comment() {
        while (!isAtEnd() && peek() != '\n') {
            next();
        }
    }

    /** Letters, digits and what else may stand in a key or number without quotes; never empty. */
    String word(String alsoAllowed) {
        int start = at;
        while (isWordPart(peek()) || (!isAtEnd() && alsoAllowed.indexOf(peek()) >= 0)) {
            next();
        }
        if (start == at) {
            throw wrong("expected a name or a value, found " + found());
        }
        return text.substring(start, at);
    }

    private static boolean isWordPart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    /** A string whose quotes are next. */
    String string(boolean mayHaveLines) {
        char quote = peek();
        var three = String.valueOf(quote).repeat(3);
        if (mayHaveLines && skip(three)) {
            lineEnd();
            return lines(quote, three);
        }
        expect(quote);
        var string = new StringBuilder();
        while (peek() != quote) {
            if (isAtEnd() || peek() == '\n' || peek() == '\r') {
                throw wrong("a string has no end");
            }
            part(quote, string);
        }
        next();
        return string.toString();
    }

    private String lines(char quote, String three) {
        var string = new StringBuilder();
        while (!skip(three)) {
            part(quote, string);
        }
        // One or two quotes may stand right before the three.
        for (int more = 0; more < 2 && peek() == quote; more++) {
            string.append(next());
        }
        return string.toString();
    }

    private void part(char quote, StringBuilder string) {
        char c = next();
        if (quote == '"' && c == '\\') {
            escape(string);
        } else if (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r') {
            throw wrong("a string has a control character");
        } else {
            string.append(c);
        }
    }

    private void escape(StringBuilder string) {
        char c = next();
        switch (c) {
            case 'b' -> string.append('\b');
            case 't' -> string.append('\t');
            case 'n' -> string.append('\n');
            case 'f' -> string.append('\f');
            case 'r' -> string.append('\r');
            case '"', '\\' -> string.append(c);
            case 'u' -> string.appendCodePoint(codePoint(4));
            case 'U' -> string.appendCodePoint(codePoint(8));
            case ' ', '\t', '\r', '\n' -> skipLineBreak(c);
            default -> throw wrong("'\\" + Shown.of(String.valueOf(c)) + "' is no escape");
        }
    }

    /** A backslash at the end of a line takes away all that is blank behind it. */
    private void skipLineBreak(char first) {
        boolean broken = first == '\n';
        while (peek() == ' ' || peek() == '\t' || peek() == '\r' || peek() == '\n') {
            broken |= next() == '\n';
        }
        if (!broken) {
            throw wrong("a backslash is followed by a blank");
        }
    }

    private int codePoint(int digits) {
        int point = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(next(), 16);
            if (digit < 0 || point > Character.MAX_CODE_POINT >> 4) {
                throw wrong("an escape is no character");
            }
            point = point * 16 + digit;
        }
        if (point > Character.MAX_CODE_POINT
                || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            throw wrong("an escape is no character");
        }
        return point;
    }

    MalformedTomlException wrong(String what) {
        return new MalformedTomlException(line, what);
    }

    private String found() {
        return isAtEnd()
                ? "the end of the file"
                : peek() == '\n' || peek() == '\r'
                        ? "the end of the line"
                        : "'" + Shown.of(String.valueOf(peek())) + "'";
    }
}
