package io.github.multiarch.publish;

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
}
