package io.github.multiarch.config;

/**
 * Copy an image.
 *
 * @param from in a registry or a layout; not scratch
 * @param to where to
 * @param platforms those of its index to copy
 * @param referrers which of the things that refer to it go along
 */
public record CopyRequest(BaseReference from, Destination to, PlatformSelection platforms, ReferrerChoice referrers) {
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
