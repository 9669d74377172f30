package io.github.multiarch.it.bench;

import java.util.Locale;

/**
 * What is compared: a step under the circumstances of a story.
 *
 * @param story where the step belongs
 * @param step of that story
 */
record Case(Story story, Step step) {
    /** As on the command line and in the JSON: {@code cold}, {@code slow-cold}. */
    String name() {
        var name = step.name().toLowerCase(Locale.ROOT);
        return story.name().isEmpty() ? name : story.name() + "-" + name;
    }

    String title() {
        return story.title().isEmpty() ? step.title() : step.title() + ", " + story.title();
    }

    Limits limits() {
        return Limits.of(this);
    }
}
