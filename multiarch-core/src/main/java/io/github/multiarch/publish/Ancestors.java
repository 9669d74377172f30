package io.github.multiarch.publish;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.registry.Repository;
import io.github.multiarch.workers.Workers;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Reads what the tags stand for before a push. It only helps: what cannot be read, or is no image, tells nothing. */
final class Ancestors {
    /** A few tags stand for one or two earlier versions; more would be more questions than they save. */
    private static final int MAX_ROOTS = 2;

    private final Repository target;
    private final Graph graph;
    private final int parallelism;

    Ancestors(Repository target, Graph graph, int parallelism) {
        this.target = target;
        this.graph = graph;
        this.parallelism = parallelism;
    }

    /**
     * What they tell.
     *
     * @param images of the graph, which they name too
     * @param blobs of the images that were read
     */
    record Told(Set<Digest> images, Set<Digest> blobs) {}

    Told read(Set<Digest> digests) throws IOException {
        var told = new Told(new TreeSet<>(), new TreeSet<>());
        var roots = documents(digests.stream().limit(MAX_ROOTS).toList());
        var entries = new ArrayList<Descriptor>();
        for (var root : roots) {
            if (root.descriptor().mediaType().isIndex()) {
                entries.addAll(entries(root));
            } else {
                add(root, told);
            }
        }
        var ours = graph.children().stream()
                .map(child -> child.manifest().digest())
                .collect(Collectors.toCollection(TreeSet::new));
        var others = new TreeSet<Digest>();
        for (var entry : entries) {
            (ours.contains(entry.digest()) ? told.images() : others).add(entry.digest());
        }
        documents(others.stream().toList()).forEach(manifest -> add(manifest, told));
        return told;
    }

    /** Those for platforms that are pushed now. */
    private List<Descriptor> entries(Document root) {
        var platforms = graph.children().stream().map(Graph.Child::platform).collect(Collectors.toSet());
        try {
            return ImageIndex.parse(root).manifests().stream()
                    .filter(entry ->
                            entry.platform().filter(platforms::contains).isPresent())
                    .limit(platforms.size())
                    .toList();
        } catch (MalformedDocumentException e) {
            return List.of();
        }
    }

    private static void add(Document manifest, Told told) {
        try {
            var image = Manifest.parse(manifest);
            told.blobs().add(image.config().digest());
            image.layers().stream()
                    .filter(layer -> !layer.mediaType().isForeign())
                    .forEach(layer -> told.blobs().add(layer.digest()));
        } catch (MalformedDocumentException e) {
            // An image of a kind that nobody here would have pushed.
        }
    }

    private List<Document> documents(List<Digest> digests) throws IOException {
        var questions = new ArrayList<Callable<Optional<Document>>>();
        for (var digest : digests) {
            questions.add(() -> document(digest));
        }
        return Workers.run(parallelism, questions).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Document> document(Digest digest) throws IOException {
        try {
            return target.resolve(digest.toString());
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
