package io.github.multiarch.maven;

import io.github.multiarch.config.Problems;

/** What is true or false. Maven takes every other word for false, and a dry run that was wanted would publish. */
final class Flags {
    private Flags() {}

    /** Notes a text that is neither. An empty one says nothing, and the default counts. */
    static void check(Object subject, String text, Problems problems) {
        var value = text.trim();
        if (!value.isEmpty() && !value.equals("true") && !value.equals("false")) {
            problems.add(subject.toString(), "is '" + value + "'; expected true or false");
        }
    }
}
