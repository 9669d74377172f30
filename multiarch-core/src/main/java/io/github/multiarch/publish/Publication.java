package io.github.multiarch.publish;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.ImageReference;
import java.util.List;

/**
 * What was published.
 *
 * @param image with the first tag
 * @param digest of the index
 * @param tags all that stand for the index now, the image's own first
 * @param platformTags all that stand for one platform's image
 * @param blobs what became of configs and layers, each once
 * @param platforms the same for each platform, in the order of the index
 */
public record Publication(
        ImageReference image,
        Digest digest,
        List<String> tags,
        List<String> platformTags,
        BlobCounts blobs,
        List<PlatformMoves> platforms) {
    /** Takes copies. */
    public Publication {
        tags = List.copyOf(tags);
        platformTags = List.copyOf(platformTags);
        platforms = List.copyOf(platforms);
    }
}
