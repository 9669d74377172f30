package io.github.multiarch.plan;

import io.github.multiarch.config.PlacedFiles;
import io.github.multiarch.config.PlatformRequest;
import java.util.List;

/**
 * One platform's image as it shall be.
 *
 * @param request what the user wants of it
 * @param base what it starts from
 * @param jars the class path
 * @param files in the order of their layers, so that later ones take the place of earlier ones
 */
public record PlannedImage(PlatformRequest request, Base base, ImageJars jars, List<PlacedFiles> files) {
    /** Takes a copy. */
    public PlannedImage {
        files = List.copyOf(files);
    }
}
