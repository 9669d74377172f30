package io.github.multiarch.config;

import io.github.multiarch.oci.Platform;
import java.util.List;

/**
 * Tell whether an image holds together.
 *
 * @param image in a registry or a layout; not scratch
 * @param platforms that it must have, and those that it must not have; none for whatever it has
 * @param layers how closely they are looked at
 * @param isDeep whether what refers to it is looked at as well
 */
public record VerifyRequest(BaseReference image, PlatformSelection platforms, LayerReading layers, boolean isDeep) {
    /**
     * With platforms by their names.
     *
     * @param image in a registry or a layout; not scratch
     * @param platforms that it must have; empty for whatever it has
     * @param layers how closely they are looked at
     * @param isDeep whether what refers to it is looked at as well
     */
    public VerifyRequest(BaseReference image, List<Platform> platforms, LayerReading layers, boolean isDeep) {
        this(image, PlatformSelection.of(platforms), layers, isDeep);
    }
}
