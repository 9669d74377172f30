package io.github.multiarch.publish;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.registry.RegistryException;
import io.github.multiarch.registry.Repository;
import io.github.multiarch.workers.Workers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/**
 * Finds out what need not be sent, in few questions. An image that is there has its blobs: OCI distribution spec v1.1.1, <a
 * href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pushing-manifests">pushing manifests</a>, lets a registry refuse it otherwise. So one
 * question for each image answers for all its layers, and the images that the tags stand for now tell which layers a changed application still shares with them.
 */
final class Surveyor {
    private final Graph graph;
    private final ImageReference image;
    private final Repository target;
    private final int parallelism;

    /**
     * Nothing is asked yet.
     *
     * @param image the target's name
     */
    Surveyor(Graph graph, ImageReference image, Repository target, int parallelism) {
        this.graph = graph;
        this.image = image;
        this.target = target;
        this.parallelism = parallelism;
    }

    Survey survey(List<Tagging> taggings) throws IOException {
        if (taggings.isEmpty()) {
            var images = images();
            return new Survey(new TreeMap<>(), false, images, blobsOf(images));
        }
        var tags = tags(taggings);
        var root = graph.root();
        var digests = distinct(tags);
        if (digests.contains(root.digest()) || target.has(root.descriptor())) {
            var images = present(graph.children());
            return new Survey(tags, true, images, blobsOf(images));
        }
        var ancestors = new Ancestors(target, graph, parallelism).read(digests);
        var images = present(graph.children().stream()
                .filter(child -> ancestors.images().contains(child.manifest().digest()) || child.isIn(image))
                .toList());
        var blobs = new TreeSet<>(ancestors.blobs());
        blobs.addAll(blobsOf(images));
        return new Survey(tags, false, images, blobs);
    }

    /** The first question is asked alone: when nobody may ask, that is said once. */
    private SortedMap<String, Optional<Digest>> tags(List<Tagging> taggings) throws IOException {
        var names = taggings.stream().map(Tagging::tag).distinct().toList();
        var tags = new TreeMap<String, Optional<Digest>>();
        tags.put(names.get(0), first(() -> target.tags().digestOf(names.get(0))));
        var others = names.subList(1, names.size());
        var answers = Workers.run(
                parallelism,
                others.stream()
                        .map(tag ->
                                (Callable<Optional<Digest>>) () -> target.tags().digestOf(tag))
                        .toList());
        for (int i = 0; i < answers.size(); i++) {
            tags.put(others.get(i), answers.get(i));
        }
        return tags;
    }

    /** The first question is asked alone here, too. */
    private Set<Digest> images() throws IOException {
        var children = graph.children();
        int one = Math.min(1, children.size());
        var images = new TreeSet<>(first(() -> present(children.subList(0, one))));
        images.addAll(present(children.subList(one, children.size())));
        return images;
    }

    private <T> T first(Question<T> question) throws IOException {
        try {
            return question.ask();
        } catch (RegistryException e) {
            if (e.status().orElse(0) == 401) {
                target.checkPushAccess();
            }
            throw e;
        }
    }

    /** Asks the registry something. */
    @FunctionalInterface
    private interface Question<T> {
        T ask() throws IOException;
    }

    private Set<Digest> present(List<Graph.Child> children) throws IOException {
        var questions = new ArrayList<Callable<Boolean>>();
        for (var child : children) {
            // What was read from there a moment ago is there.
            questions.add(() -> child.isIn(image) || target.has(child.manifest().descriptor()));
        }
        var answers = Workers.run(parallelism, questions);
        var present = new TreeSet<Digest>();
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i)) {
                present.add(children.get(i).manifest().digest());
            }
        }
        return present;
    }

    private Set<Digest> blobsOf(Set<Digest> images) {
        var blobs = new TreeSet<Digest>();
        for (var blob : graph.blobs()) {
            if (blob.place().isRepositoryOf(image)) {
                blobs.add(blob.descriptor().digest());
            }
        }
        for (var child : graph.children()) {
            // By its own list: attestations of all images have one platform, as images of two Windows versions may
            // have.
            if (images.contains(child.manifest().digest())) {
                var manifest = Manifest.parse(child.manifest());
                blobs.add(manifest.config().digest());
                manifest.layers().forEach(layer -> blobs.add(layer.digest()));
            }
        }
        return blobs;
    }

    private static Set<Digest> distinct(SortedMap<String, Optional<Digest>> tags) {
        var digests = new LinkedHashSet<Digest>();
        tags.values().forEach(digest -> digest.ifPresent(digests::add));
        return digests;
    }
}
