package io.github.multiarch.publish;

import io.github.multiarch.oci.Digest;
import java.util.List;

/**
 * What was written to a layout.
 *
 * @param digest of the image or index
 * @param names all that stand for it now
 * @param blobs what became of configs and layers, each once
 * @param platforms the same for each platform, in the order of the index
 */
public record Stored(Digest digest, List<String> names, BlobCounts blobs, List<PlatformMoves> platforms) {
    /** Takes copies. */
    public Stored {
        names = List.copyOf(names);
        platforms = List.copyOf(platforms);
    }
}
