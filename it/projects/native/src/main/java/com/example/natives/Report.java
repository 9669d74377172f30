package com.example.natives;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is printed.
 *
 * @param osArch the architecture that the JVM was made for
 * @param outcomes in the order of the libraries
 */
record Report(String osArch, Map<Library, Outcome> outcomes) {
    String json() {
        return outcomes.entrySet().stream()
                .map(entry -> quoted(entry.getKey().coordinates())
                        + ":"
                        + quoted(entry.getValue().text()))
                .collect(Collectors.joining(",", "{\"osArch\":" + quoted(osArch) + ",\"libraries\":{", "}}"));
    }

    private static String quoted(String text) {
        return text.chars().mapToObj(Report::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(int character) {
        if (character == '"' || character == '\\') {
            return "\\" + (char) character;
        }
        return character < ' ' ? String.format(Locale.ROOT, "\\u%04x", character) : Character.toString(character);
    }
}
