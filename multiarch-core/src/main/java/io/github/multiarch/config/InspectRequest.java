package io.github.multiarch.config;

import io.github.multiarch.oci.Platform;
import java.util.Optional;

/**
 * Show an image, or one platform's image of an index, or what an engine would take from it.
 *
 * @param image in a registry or a layout; not scratch
 * @param output in which form
 * @param platform whose image to show; empty for the whole
 * @param machine the platform of a machine whose engine chooses; empty when none does. Not with a platform, not as bytes
 */
public record InspectRequest(
        BaseReference image, OutputForm output, Optional<Platform> platform, Optional<Platform> machine) {
    /**
     * Checks that only one thing is asked.
     *
     * @throws IllegalArgumentException when it is two
     */
    public InspectRequest {
        if (machine.isPresent() && (platform.isPresent() || output == OutputForm.RAW)) {
            throw new IllegalArgumentException("what an engine chooses is neither a platform's image nor bytes");
        }
    }

    /**
     * Show the whole image.
     *
     * @param image in a registry or a layout; not scratch
     * @param output in which form
     */
    public InspectRequest(BaseReference image, OutputForm output) {
        this(image, output, Optional.empty(), Optional.empty());
    }
}
