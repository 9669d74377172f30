package io.github.multiarch.gather;

import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.Platform;
import java.util.List;
import java.util.Optional;

/**
 * What an index shall be made of.
 *
 * @param existing the index that is changed, or the one image that the name stands for; absent for a new index
 * @param order the platforms of the existing index
 * @param kept what stays of it, in its order
 * @param added what comes from the sources, in their order
 * @param notes what the user should know, a line each
 */
public record Gathered(
        Optional<Document> existing,
        List<Platform> order,
        List<FoundImage> kept,
        List<FoundImage> added,
        List<String> notes) {
    /** Takes copies. */
    public Gathered {
        order = List.copyOf(order);
        kept = List.copyOf(kept);
        added = List.copyOf(added);
        notes = List.copyOf(notes);
    }

    static Gathered ofNew(List<FoundImage> added, List<String> notes) {
        return new Gathered(Optional.empty(), List.of(), List.of(), added, notes);
    }
}
