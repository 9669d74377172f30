package io.github.multiarch.report;

import io.github.multiarch.config.Target;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Names of an image whose content was sent, and whose tags wait for other modules.
 *
 * @param target the names
 * @param remaining the modules that had not succeeded when the run failed, each as {@code groupId:artifactId}; absent when nobody has seen it end
 */
public record Waiting(Target target, Optional<List<String>> remaining) {
    /** Takes a copy. */
    public Waiting {
        remaining = remaining.map(List::copyOf);
    }

    /**
     * Whether a run goes on where the one ended in which this was sent.
     *
     * @param modules of the run
     * @return true when all that was missing is among them
     */
    public boolean isContinuedBy(Collection<String> modules) {
        return remaining.filter(modules::containsAll).isPresent();
    }
}
