package io.github.multiarch.publish;

import io.github.multiarch.oci.Platform;
import java.util.List;
import java.util.function.Predicate;

/**
 * One blob that is where it should be.
 *
 * @param blob a config or layer
 * @param count how it came there
 */
record Moved(Graph.Blob blob, BlobCounts count) {
    static Moved by(BlobCounts.Outcome outcome, Graph.Blob blob) {
        return new Moved(blob, BlobCounts.of(outcome, blob.descriptor().size()));
    }

    static BlobCounts sum(List<Moved> moved, Predicate<Graph.Blob> which) {
        return moved.stream()
                .filter(one -> which.test(one.blob()))
                .map(Moved::count)
                .reduce(BlobCounts.none(), BlobCounts::plus);
    }

    /** The sums of each platform, in the order of the index; attestations are for none. */
    static List<PlatformMoves> byPlatform(Graph graph, List<Moved> moved) {
        return graph.children().stream()
                .map(Graph.Child::platform)
                .filter(platform -> !platform.isUnknown())
                .map(platform -> new PlatformMoves(platform, of(platform, moved)))
                .toList();
    }

    private static BlobCounts of(Platform platform, List<Moved> moved) {
        return sum(moved, blob -> blob.platforms().contains(platform));
    }
}
