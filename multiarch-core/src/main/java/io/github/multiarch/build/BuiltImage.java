package io.github.multiarch.build;

import io.github.multiarch.oci.Document;
import io.github.multiarch.plan.PlannedImage;
import java.util.List;

/**
 * One platform's image, finished.
 *
 * @param planned what it was made from
 * @param manifest in the layout
 * @param config in the layout
 * @param layers the application's, from the lowest up, above those of the base
 */
public record BuiltImage(PlannedImage planned, Document manifest, Document config, List<Layer> layers) {
    /** Takes a copy. */
    public BuiltImage {
        layers = List.copyOf(layers);
    }
}
