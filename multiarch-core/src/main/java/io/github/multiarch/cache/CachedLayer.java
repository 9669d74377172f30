package io.github.multiarch.cache;

import io.github.multiarch.oci.Digest;

/**
 * A layer that was packed before.
 *
 * @param digest of the packed archive
 * @param size of the packed archive, in bytes
 * @param diffId of the archive when unpacked
 */
public record CachedLayer(Digest digest, long size, Digest diffId) {
    /**
     * Checks the size.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public CachedLayer {
        if (size < 0) {
            throw new IllegalArgumentException("a layer of " + size + " bytes");
        }
    }
}
