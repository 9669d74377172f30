package io.github.multiarch.publish;

import io.github.multiarch.content.Remedy;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.Referrer;
import io.github.multiarch.progress.Progress;
import io.github.multiarch.registry.Repository;
import io.github.multiarch.workers.Workers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Sees to it that what refers to an image is found by it: the registry lists it, or its list stands under a tag. Its manifests and blobs are there by then, and the image's own tags are not
 * moved yet, so that nobody sees an image without its signature.
 */
final class Attaching {
    private final Graph graph;
    private final ImageReference image;
    private final Repository target;
    private final int parallelism;
    private final Progress progress;

    /**
     * Nothing is done yet.
     *
     * @param image the target's name
     * @param progress is told of what is not found all the same
     */
    Attaching(Graph graph, ImageReference image, Repository target, int parallelism, Progress progress) {
        this.graph = graph;
        this.image = image;
        this.target = target;
        this.parallelism = parallelism;
        this.progress = progress;
    }

    /** What was read from the same repository is found there already. */
    void attach() throws IOException {
        var subjects = new LinkedHashMap<Digest, List<Referrer>>();
        var tasks = new ArrayList<Callable<Boolean>>();
        for (var attached : graph.attached()) {
            if (attached.place().isRepositoryOf(image)) {
                continue;
            }
            writeIndexes(attached);
            if (attached.tag().isPresent()) {
                tasks.add(() -> tag(attached.document(), attached.tag().get()));
            } else {
                subjects.computeIfAbsent(attached.subject(), subject -> new ArrayList<>())
                        .add(Referrer.of(attached.document()));
            }
        }
        subjects.entrySet().forEach(subject -> tasks.add(() -> list(subject)));
        Workers.run(parallelism, tasks);
    }

    /** One after the other: each may name those before it. */
    private void writeIndexes(Graph.Attached attached) throws IOException {
        for (var index : attached.indexes()) {
            if (!target.has(index.descriptor())) {
                target.write(index);
            }
        }
    }

    private boolean list(Map.Entry<Digest, List<Referrer>> subject) throws IOException {
        target.list(subject.getKey(), subject.getValue()).ifPresent(remark -> progress.line("warning: " + remark));
        return true;
    }

    /** A signature that was added to those of before keeps them all, so that one that does not is somebody else's. */
    private boolean tag(Document document, String tag) throws IOException {
        var there = target.resolve(tag);
        if (there.filter(now -> now.digest().equals(document.digest())).isPresent()) {
            return true;
        }
        if (there.isPresent() && !isKeptBy(document, there.get())) {
            progress.line("warning: the tag " + tag + " of " + target + " stays as it is, "
                    + there.get().digest() + ": it has something that " + document.digest()
                    + ", which is to be copied, has not. Remove the tag there, and copy again, to replace it");
            return true;
        }
        target.tags()
                .move(document, tag, there.map(Document::digest), Remedy.NONE)
                .ifPresent(other -> progress.line("warning: the tag " + tag + " of " + target
                        + " was set, and somebody else who pushed at the same time has moved it on to " + other));
        return true;
    }

    private static boolean isKeptBy(Document document, Document there) {
        if (!document.descriptor().mediaType().isManifest()
                || !there.descriptor().mediaType().isManifest()) {
            return false;
        }
        var layers = Manifest.parse(document).layers();
        return Manifest.parse(there).layers().stream()
                .allMatch(layer -> layers.stream().anyMatch(its -> its.digest().equals(layer.digest())));
    }
}
