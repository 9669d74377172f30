package io.github.multiarch.plan;

import io.github.multiarch.config.Application.Dependency;
import java.util.List;

/**
 * A jar as it shall be in an image.
 *
 * @param dependency where it is now
 * @param leftOut names of entries that the image's jar is to be without, each as often as it is there
 */
public record PlannedJar(Dependency dependency, List<String> leftOut) {
    /** Takes a copy. */
    public PlannedJar {
        leftOut = List.copyOf(leftOut);
    }

    static PlannedJar whole(Dependency dependency) {
        return new PlannedJar(dependency, List.of());
    }
}
