package io.github.multiarch.migrate;

import java.util.List;
import java.util.Optional;

/**
 * Goals that run together.
 *
 * @param phase in which they run; empty when each runs in its own
 * @param goals in their order
 */
public record Binding(Optional<Text> phase, List<String> goals) {
    /** Takes a copy. */
    public Binding {
        goals = List.copyOf(goals);
    }
}
