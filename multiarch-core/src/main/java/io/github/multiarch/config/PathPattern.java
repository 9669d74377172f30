package io.github.multiarch.config;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A pattern for paths in an image, as Maven writes them: {@code *} and {@code ?} stand for anything within a name, {@code **} for any number of folders.
 *
 * @param text such as {@code /opt/firmware/**}
 */
public record PathPattern(String text) {
    /** Checks it. */
    public PathPattern {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("'" + text
                    + "' does not begin with a slash; it is for paths in the image, such as /app/resources/**");
        }
    }

    /**
     * Whether this path is meant.
     *
     * @param path in the image, with a slash at its beginning
     * @return true when all of it matches
     */
    public boolean matches(String path) {
        return Pattern.matches(expression(), path);
    }

    /**
     * The same for many paths.
     *
     * @return what {@link #matches} says, with the pattern read once
     */
    public Predicate<String> asPredicate() {
        return Pattern.compile(expression()).asMatchPredicate();
    }

    private String expression() {
        var expression = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("/**/", at)) {
                expression.append("/(?:.*/)?");
                at += 4;
            } else if (text.startsWith("**", at)) {
                expression.append(".*");
                at += 2;
            } else {
                char character = text.charAt(at);
                expression.append(
                        switch (character) {
                            case '*' -> "[^/]*";
                            case '?' -> "[^/]";
                            default -> Pattern.quote(String.valueOf(character));
                        });
                at++;
            }
        }
        return expression.toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
