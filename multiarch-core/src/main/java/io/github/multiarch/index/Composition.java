package io.github.multiarch.index;

import io.github.multiarch.gather.FoundImage;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import java.util.List;
import java.util.Optional;

/**
 * An index over images that exist.
 *
 * @param index as it shall be written
 * @param images that it names, in its order; those whose media types were changed with their new manifests
 * @param changed what the name stood for when the index was made of that; absent for a new index
 * @param left images that the name stood for, and does not any more; what was there of them stays there
 * @param notes what the user should know, a line each
 */
public record Composition(
        Document index, List<FoundImage> images, Optional<Digest> changed, List<Descriptor> left, List<String> notes) {
    /** Takes copies. */
    public Composition {
        left = List.copyOf(left);
        images = List.copyOf(images);
        notes = List.copyOf(notes);
    }
}
