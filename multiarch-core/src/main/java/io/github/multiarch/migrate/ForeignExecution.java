package io.github.multiarch.migrate;

import java.util.List;
import java.util.Optional;

/**
 * An execution of another plugin.
 *
 * @param id of the execution
 * @param phase in which it runs, when it names one
 * @param goals of the plugin, in their order
 * @param configuration as Maven has merged it
 */
public record ForeignExecution(String id, Optional<Text> phase, List<String> goals, Element configuration) {
    /** Takes a copy. */
    public ForeignExecution {
        goals = List.copyOf(goals);
    }
}
