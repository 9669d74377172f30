package io.github.multiarch.publish;

import io.github.multiarch.oci.Platform;

/**
 * How one platform's blobs came to be in a registry.
 *
 * @param platform whose
 * @param blobs its config and layers; those that platforms share count for each
 */
public record PlatformMoves(Platform platform, BlobCounts blobs) {}
