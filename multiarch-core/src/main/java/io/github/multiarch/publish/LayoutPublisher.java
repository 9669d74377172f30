package io.github.multiarch.publish;

import io.github.multiarch.content.Copier;
import io.github.multiarch.layout.DockerForm;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.Referrer;
import io.github.multiarch.progress.Progress;
import io.github.multiarch.workers.Workers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;

/** Publishes an image or index into a layout on disk, in the order that holds for registries: blobs, manifests, the index, and its names last. */
public final class LayoutPublisher {
    /** Whoever writes to a file notices at once that it shall stop; only a silent server takes longer. */
    private static final Duration LAST_WRITES = Duration.ofSeconds(10);

    private final int parallelism;
    private final Progress progress;
    private final Copier copier;

    /**
     * Nothing is written yet.
     *
     * @param parallelism how many blobs are under way at once
     * @param progress is told of all that moves
     */
    public LayoutPublisher(int parallelism, Progress progress) {
        this.parallelism = parallelism;
        this.progress = progress;
        this.copier = new Copier(progress);
    }

    /**
     * Publishes. Every byte is held against its digest on the way; blobs that are there are not read.
     *
     * @param graph with the places of all its parts
     * @param layout to write to; keeps what it has
     * @param platformTags whether each platform's image gets a tag of its own too
     * @param tags under which names; they stand for nothing else afterwards
     * @return what was done
     * @throws IOException when something could not be brought over; no name was moved before all was there
     */
    public Stored publish(Graph graph, OciLayout layout, List<String> tags, boolean platformTags) throws IOException {
        var stored = write(graph, layout, Tagging.all(graph, tags, platformTags));
        attach(graph, layout, true);
        return stored;
    }

    /**
     * Publishes one image, or an index, in a form that engines can load once it is packed.
     *
     * @param image whose root is the image's manifest, or an index for engines that hold such
     * @param layout to write to; names that it had are gone afterwards
     * @param names under which engines shall have it
     * @return what was done
     * @throws IOException when something could not be brought over
     */
    public Stored writeForDocker(Graph image, OciLayout layout, List<ImageReference> names) throws IOException {
        var stored = write(image, layout, List.of());
        DockerForm.add(layout, image.root(), names);
        return new Stored(
                stored.digest(),
                names.stream().map(ImageReference::toString).toList(),
                stored.blobs(),
                stored.platforms());
    }

    Stored write(Graph graph, OciLayout layout, List<Tagging> names) throws IOException {
        var tasks = new ArrayList<Callable<Moved>>();
        graph.blobs().forEach(blob -> tasks.add(() -> bring(blob, layout)));
        var moved = Workers.run(parallelism, tasks, LAST_WRITES);
        for (var child : graph.children()) {
            layout.write(child.manifest());
        }
        for (var index : graph.indexes()) {
            layout.write(index);
        }
        for (var attached : graph.attached()) {
            for (var index : attached.indexes()) {
                layout.write(index);
            }
        }
        layout.write(graph.root());
        for (var name : names) {
            layout.tag(name.document(), name.tag());
        }
        return stored(graph, names.stream().map(Tagging::tag).toList(), moved);
    }

    /** Last, since some tools take the first entry of a layout for its image. */
    void attach(Graph graph, OciLayout layout, boolean areListsNamed) throws IOException {
        var subjects = new LinkedHashMap<Digest, List<Referrer>>();
        for (var attached : graph.attached()) {
            if (attached.tag().isPresent()) {
                var tag = CosignTag.of(attached, layout);
                var objection = tag.objection(layout);
                objection.ifPresent(progress::line);
                if (objection.isEmpty()) {
                    layout.tag(tag.document(), tag.name());
                }
            } else {
                subjects.computeIfAbsent(attached.subject(), subject -> new ArrayList<>())
                        .add(Referrer.of(attached.document()));
            }
        }
        for (var subject : subjects.entrySet()) {
            layout.attach(subject.getKey(), subject.getValue(), areListsNamed);
        }
    }

    static Stored stored(Graph graph, List<String> names, List<Moved> moved) {
        return new Stored(graph.root().digest(), names, Moved.sum(moved, blob -> true), Moved.byPlatform(graph, moved));
    }

    private Moved bring(Graph.Blob blob, OciLayout layout) throws IOException {
        if (layout.has(blob.descriptor())) {
            return Moved.by(BlobCounts.Outcome.PRESENT, blob);
        }
        try {
            var source = blob.place().opening().open();
            source.readPatiently(() -> copier.copy(blob.descriptor(), source, layout, blob.label()));
        } catch (IOException e) {
            throw new IOException(blob.label() + ": " + e.getMessage(), e);
        }
        return Moved.by(BlobCounts.Outcome.COPIED, blob);
    }
}
