package io.github.multiarch.check;

import io.github.multiarch.oci.Platform;

/**
 * How much of the dependencies' native code a platform can use.
 *
 * @param platform of an image
 * @param all packed bytes of native code in all dependencies, for whatever machine
 * @param usable those of them that run on this platform
 */
public record NativeBytes(Platform platform, long all, long usable) {
    /**
     * What an image would save without the rest.
     *
     * @return packed bytes
     */
    public long foreign() {
        return all - usable;
    }
}
