package io.github.multiarch.gather;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.Platform;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an index shall be made of.
 *
 * @param existing the index that is changed, or the one image that the name stands for; absent for a new index
 * @param order the platforms of the existing index
 * @param listed the images of the existing index, those of indexes within it too
 * @param kept what stays of it, in its order
 * @param added what comes from the sources, in their order
 * @param notes what the user should know, a line each
 */
public record Gathered(
        Optional<Document> existing,
        List<Platform> order,
        List<Descriptor> listed,
        List<FoundImage> kept,
        List<FoundImage> added,
        List<String> notes) {
    /** Takes copies. */
    public Gathered {
        order = List.copyOf(order);
        listed = List.copyOf(listed);
        kept = List.copyOf(kept);
        added = List.copyOf(added);
        notes = List.copyOf(notes);
    }

    /**
     * What the name stood for, and does not any more.
     *
     * @return images of the existing index that are neither kept nor added
     */
    public List<Descriptor> left() {
        var taken = Stream.concat(kept.stream(), added.stream())
                .map(image -> image.entry().digest())
                .collect(Collectors.toSet());
        return listed.stream().filter(entry -> !taken.contains(entry.digest())).toList();
    }

    static Gathered ofNew(List<FoundImage> added, List<String> notes) {
        return new Gathered(Optional.empty(), List.of(), List.of(), List.of(), added, notes);
    }
}
