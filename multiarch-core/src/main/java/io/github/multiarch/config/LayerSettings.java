package io.github.multiarch.config;

import java.util.List;
import java.util.Optional;

/**
 * The layers that the user wants besides those that there are anyway.
 *
 * @param rules in the order of the layers, from the lowest up; the first that names a file takes it
 * @param isNarrowed whether the command line chooses among the platforms, so that a pattern may be for another one
 */
public record LayerSettings(List<LayerRule> rules, boolean isNarrowed) {
    /** There are none. */
    public static final LayerSettings NONE = new LayerSettings(List.of(), false);

    /** Takes a copy. */
    public LayerSettings {
        rules = List.copyOf(rules);
    }

    /**
     * Which of them takes a file.
     *
     * @param file of an image
     * @return the name of the first that names it; empty when it stays where it is without them
     */
    public Optional<String> of(LayeredFile file) {
        return rules.stream()
                .filter(rule -> rule.patterns().stream().anyMatch(pattern -> pattern.matches(file)))
                .map(LayerRule::name)
                .findFirst();
    }
}
