package io.github.multiarch.config;

import io.github.multiarch.oci.ImageFormat;
import java.util.Optional;

/**
 * Copy an image.
 *
 * @param from in a registry or a layout; not scratch
 * @param to where to
 * @param platforms those of its index to copy
 * @param referrers which of the things that refer to it go along
 * @param format the family of media types that it gets; that of before when absent
 */
public record CopyRequest(
        BaseReference from,
        Destination to,
        PlatformSelection platforms,
        ReferrerChoice referrers,
        Optional<ImageFormat> format) {
    /**
     * Reads the parameters.
     *
     * @param given what the user wrote
     * @return the request
     * @throws InvalidRequestException with everything that is wrong
     */
    public static CopyRequest read(CopyParameters given) throws InvalidRequestException {
        return new CopyRequestReader(given).read();
    }
}
