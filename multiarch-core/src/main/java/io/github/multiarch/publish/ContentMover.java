package io.github.multiarch.publish;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.progress.Progress;
import io.github.multiarch.publish.BlobCounts.Outcome;
import io.github.multiarch.registry.Registries;
import io.github.multiarch.registry.Repository;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * Brings everything but tags over: what is missing of each image, then the image, then the index. A registry that has an image has its blobs (OCI distribution spec
 * v1.1.1, pushing manifests, lets it refuse the image otherwise); one that may have lost some is asked for each by force.
 */
final class ContentMover {
    private final Graph graph;
    private final Repository target;
    private final Ledger ledger;
    private final BlobMover blobs;
    private final boolean force;
    private final int parallelism;

    ContentMover(
            PublishRequest request,
            Graph graph,
            Repository target,
            Ledger ledger,
            Registries registries,
            int parallelism,
            Progress progress) {
        this.graph = graph;
        this.target = target;
        this.ledger = ledger;
        this.blobs = new BlobMover(request, registries, target, progress);
        this.force = request.force();
        this.parallelism = parallelism;
    }

    /** Moves, and returns every blob. */
    List<Moved> move() throws IOException {
        var present = presentImages();
        var moved = moveBlobs(present);
        var writes = new ArrayList<Callable<Boolean>>();
        for (var child : graph.children()) {
            var digest = child.manifest().digest();
            if (present.contains(digest)) {
                ledger.image(digest);
            } else {
                writes.add(() -> {
                    write(child.manifest());
                    ledger.image(digest);
                    return true;
                });
            }
        }
        Workers.run(parallelism, writes);
        if (!target.has(graph.index().descriptor())) {
            write(graph.index());
        }
        ledger.index();
        return moved;
    }

    private Set<Digest> presentImages() throws IOException {
        var questions = new ArrayList<Callable<Boolean>>();
        for (var child : graph.children()) {
            questions.add(() -> target.has(child.manifest().descriptor()));
        }
        var answers = Workers.run(parallelism, questions);
        var present = new TreeSet<Digest>();
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i)) {
                present.add(graph.children().get(i).manifest().digest());
            }
        }
        return present;
    }

    private List<Moved> moveBlobs(Set<Digest> present) throws IOException {
        var complete = completePlatforms(present);
        var tasks = new ArrayList<Callable<Moved>>();
        for (var blob : graph.blobs()) {
            boolean isThere = !force && blob.platforms().stream().anyMatch(complete::contains);
            tasks.add(() -> {
                var outcome = isThere ? Outcome.PRESENT : blobs.move(blob);
                ledger.blob(blob.descriptor().digest());
                return Moved.by(outcome, blob);
            });
        }
        return Workers.run(parallelism, tasks);
    }

    private Set<Platform> completePlatforms(Set<Digest> present) {
        return graph.children().stream()
                .filter(child -> present.contains(child.manifest().digest()))
                .map(Graph.Child::platform)
                .collect(Collectors.toSet());
    }

    private void write(Document document) throws IOException {
        target.write(document);
        target.verify(document);
    }
}
