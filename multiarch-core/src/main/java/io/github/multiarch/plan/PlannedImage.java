package io.github.multiarch.plan;

import io.github.multiarch.config.PlacedFiles;
import io.github.multiarch.config.PlatformRequest;
import io.github.multiarch.config.Start;
import java.util.List;
import java.util.Optional;

/**
 * One platform's image as it shall be.
 *
 * @param request what the user wants of it
 * @param base what it starts from
 * @param jars the class path
 * @param files in the order of their layers, so that later ones take the place of earlier ones
 * @param root the folder of the image that the application lies in, absolute and without a slash at its end, unless it is {@code /} itself
 * @param start how the application is started; empty when it is not, since the user names something else
 */
public record PlannedImage(
        PlatformRequest request,
        Base base,
        ImageJars jars,
        List<PlacedFiles> files,
        String root,
        Optional<Start> start) {
    /** Takes a copy. */
    public PlannedImage {
        files = List.copyOf(files);
    }

    /** The same with other jars. */
    PlannedImage with(ImageJars other) {
        return new PlannedImage(request, base, other, files, root, start);
    }

    /** The same, started in another way. */
    PlannedImage with(Start other) {
        return new PlannedImage(request, base, jars, files, root, Optional.of(other));
    }
}
