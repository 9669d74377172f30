package io.github.multiarch.publish;

import java.util.List;

/**
 * What was written to a layout.
 *
 * @param tags all that stand for the image or index now
 * @param blobs what became of configs and layers, each once
 * @param platforms the same for each platform, in the order of the index
 */
public record Stored(List<String> tags, BlobCounts blobs, List<PlatformMoves> platforms) {
    /** Takes copies. */
    public Stored {
        tags = List.copyOf(tags);
        platforms = List.copyOf(platforms);
    }
}
