package io.github.multiarch.config;

import java.util.List;

/**
 * A layer that the user wants.
 *
 * @param name what it is called
 * @param patterns at least one; a file that any of them names goes there
 */
public record LayerRule(String name, List<LayerPattern> patterns) {
    /** Takes a copy. */
    public LayerRule {
        patterns = List.copyOf(patterns);
    }
}
