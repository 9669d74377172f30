package io.github.multiarch.publish;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import io.github.multiarch.progress.Progress;
import io.github.multiarch.registry.Registries;
import io.github.multiarch.registry.Repository;
import io.github.multiarch.validate.GraphValidator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/**
 * Publishes an index: <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#push">OCI distribution spec v1.1.1, push</a>. Blobs first,
 * then each platform's manifest by its digest, then the index by its digest, tags last.
 */
public final class Publisher {
    private final Registries registries;
    private final int parallelism;
    private final Progress progress;

    /**
     * With the run's connections.
     *
     * @param registries not closed here
     * @param parallelism how many blobs are under way at once
     * @param progress is told of all that moves
     */
    public Publisher(Registries registries, int parallelism, Progress progress) {
        this.registries = registries;
        this.parallelism = parallelism;
        this.progress = progress;
    }

    /**
     * Publishes.
     *
     * @param request what and where
     * @return what was done
     * @throws DamagedBuildException when the layout is not sound; nothing was sent
     * @throws IOException when something could not be brought over; no tag was moved before the index was complete
     */
    public Publication publish(PublishRequest request) throws IOException {
        checkSound(request);
        var graph = Graph.read(request.layout(), request.index());
        var platformTags = PlatformTags.of(graph, request.target());
        var target = registries.repository(request.target().image());
        target.checkPushAccess();

        var blobs = moveBlobs(request, graph, target);
        for (var child : graph.children()) {
            writeOnce(target, child.manifest());
        }
        writeOnce(target, graph.index());
        return tag(request, graph, platformTags, target, blobs);
    }

    private static void checkSound(PublishRequest request) throws IOException {
        var findings = GraphValidator.validate(request.layout(), request.index(), layer -> isOfBase(request, layer));
        if (!findings.isEmpty()) {
            throw new DamagedBuildException(request.layout().directory().toString(), findings);
        }
    }

    private static boolean isOfBase(PublishRequest request, Descriptor layer) {
        return request.baseLayers().containsKey(layer.digest());
    }

    private List<Moved> moveBlobs(PublishRequest request, Graph graph, Repository target) throws IOException {
        var mover = new BlobMover(request, registries, target, progress);
        var tasks = new ArrayList<Callable<Moved>>();
        for (var blob : graph.blobs()) {
            tasks.add(() -> new Moved(
                    blob, BlobCounts.of(mover.move(blob), blob.descriptor().size())));
        }
        return Workers.run(parallelism, tasks);
    }

    /** One blob that has been brought over. */
    private record Moved(Graph.Blob blob, BlobCounts count) {
        static BlobCounts sum(List<Moved> moved, Predicate<Graph.Blob> which) {
            return moved.stream()
                    .filter(one -> which.test(one.blob()))
                    .map(Moved::count)
                    .reduce(BlobCounts.none(), BlobCounts::plus);
        }
    }

    private static void writeOnce(Repository target, Document document) throws IOException {
        if (!target.has(document.descriptor())) {
            target.write(document);
        }
    }

    private static Publication tag(
            PublishRequest request,
            Graph graph,
            List<PlatformTags.Entry> platformTags,
            Repository target,
            List<Moved> moved)
            throws IOException {
        for (var entry : platformTags) {
            target.tag(entry.manifest(), entry.tag());
        }
        var names = request.target();
        for (var tag : names.tags()) {
            target.tag(graph.index(), tag);
        }
        return new Publication(
                names.image(),
                graph.index().digest(),
                names.tags(),
                platformTags.stream().map(PlatformTags.Entry::tag).toList(),
                Moved.sum(moved, blob -> true),
                graph.children().stream()
                        .map(child -> new PlatformMoves(
                                child.platform(),
                                Moved.sum(moved, blob -> blob.platforms().contains(child.platform()))))
                        .toList());
    }
}
