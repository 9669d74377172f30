package io.github.multiarch.publish;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.registry.RegistryException;
import io.github.multiarch.registry.Repository;
import io.github.multiarch.workers.Workers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/** Brings over what is missing of each image, and then the image. */
final class ContentMover {
    private final Graph graph;
    private final Survey survey;
    private final Repository target;
    private final Ledger ledger;
    private final BlobMover blobs;
    private final boolean force;
    private final int parallelism;
    private final Map<Digest, Moved> moved = new ConcurrentHashMap<>();

    ContentMover(
            Graph graph,
            Survey survey,
            Repository target,
            Ledger ledger,
            BlobMover blobs,
            boolean force,
            int parallelism) {
        this.graph = graph;
        this.survey = survey;
        this.target = target;
        this.ledger = ledger;
        this.blobs = blobs;
        this.force = force;
        this.parallelism = parallelism;
    }

    /** Moves, and returns every blob. */
    List<Moved> move() throws IOException {
        var tasks = new ArrayList<Callable<Boolean>>();
        graph.blobs().forEach(blob -> tasks.add(() -> move(blob)));
        Workers.run(parallelism, tasks);
        var writes = new ArrayList<Callable<Boolean>>();
        graph.children().forEach(child -> writes.add(() -> write(child)));
        Workers.run(parallelism, writes);
        if (!survey.hasIndex()) {
            writeIndexes();
        }
        return graph.blobs().stream()
                .map(blob -> moved.get(blob.descriptor().digest()))
                .toList();
    }

    private boolean move(Graph.Blob blob) throws IOException {
        bring(blob, !force && survey.blobs().contains(blob.descriptor().digest()), force);
        return true;
    }

    private void bring(Graph.Blob blob, boolean isThere, boolean asking) throws IOException {
        var digest = blob.descriptor().digest();
        if (isThere) {
            blobs.known(blob);
        }
        var outcome = isThere ? BlobCounts.Outcome.PRESENT : asking ? blobs.ask(blob) : blobs.move(blob);
        ledger.blob(digest);
        moved.put(digest, Moved.by(outcome, blob));
    }

    private boolean write(Graph.Child child) throws IOException {
        var digest = child.manifest().digest();
        if (!survey.images().contains(digest)) {
            send(child);
        }
        ledger.image(digest);
        return true;
    }

    private void send(Graph.Child child) throws IOException {
        try {
            target.write(child.manifest(), () -> restoreBlobs(child));
        } catch (RegistryException e) {
            throw child.platform().isUnknown() ? e : new IOException(child.platform() + ": " + e.getMessage(), e);
        }
    }

    /** One after the other: each may name those before it. */
    private void writeIndexes() throws IOException {
        for (var index : graph.indexes()) {
            target.write(index, this::restoreImages);
        }
    }

    /** The registry lacks something that its other images have, or that it took a moment ago. */
    private void restoreBlobs(Graph.Child child) throws IOException {
        for (var blob : graph.blobs()) {
            if (blob.platforms().contains(child.platform())
                    && survey.blobs().contains(blob.descriptor().digest())) {
                bring(blob, false, true);
            }
        }
    }

    /** The registry lacks an image that the index names, although it has taken it. */
    void restoreImages() throws IOException {
        for (var child : graph.children()) {
            if (!target.has(child.manifest().descriptor())) {
                send(child);
            }
        }
    }

    /** The registry lacks something that the root names, although it has taken it. */
    void restoreContent() throws IOException {
        restoreImages();
        writeIndexes();
    }
}
