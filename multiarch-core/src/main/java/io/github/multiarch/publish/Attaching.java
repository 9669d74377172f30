package io.github.multiarch.publish;

import io.github.multiarch.content.Remedy;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageReference;
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
                tasks.add(() -> tag(attached));
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

    private boolean tag(Graph.Attached attached) throws IOException {
        var tag = CosignTag.of(attached, target);
        var objection = tag.objection(target);
        objection.ifPresent(progress::line);
        if (tag.isThere() || objection.isPresent()) {
            return true;
        }
        target.tags()
                .move(tag.document(), tag.name(), tag.there().map(Document::digest), Remedy.NONE)
                .ifPresent(other -> progress.line("warning: the tag " + tag.name() + " of " + target
                        + " was set, and somebody else who pushed at the same time has moved it on to " + other));
        return true;
    }
}
