package io.github.multiarch.plan;

import io.github.multiarch.config.ArtifactId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;

/** A search for one thing that may have several names. */
final class ArtifactSearch {
    private ArtifactSearch() {}

    /** One name's answer. */
    @FunctionalInterface
    interface LookUp<T> {
        /**
         * Looks for one.
         *
         * @return empty when it is said to be nowhere
         * @throws IOException when that cannot be told; the message says why
         */
        Optional<T> find(ArtifactId id) throws IOException;
    }

    /**
     * The first that is there. One that cannot be looked for hides no other: offline, a spelling that nobody uses cannot be told from one that was never fetched.
     *
     * @return empty when all are said to be nowhere
     * @throws IOException when none was found and some could not be looked for; the message names these, and each reason once
     */
    static <T> Optional<T> first(Collection<ArtifactId> candidates, LookUp<T> lookUp) throws IOException {
        var failed = new ArrayList<String>();
        var reasons = new LinkedHashSet<String>();
        for (var id : candidates) {
            try {
                var found = lookUp.find(id);
                if (found.isPresent()) {
                    return found;
                }
            } catch (IOException e) {
                failed.add(id.toString());
                reasons.add(String.valueOf(e.getMessage()));
            }
        }
        if (!failed.isEmpty()) {
            throw new IOException(String.join(" or ", failed) + " cannot be looked for: " + String.join("; ", reasons));
        }
        return Optional.empty();
    }
}
