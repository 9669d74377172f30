package io.github.multiarch.publish;

import io.github.multiarch.config.Target;
import io.github.multiarch.mirrors.MirroredRegistries;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.progress.Progress;
import io.github.multiarch.registry.Registries;
import io.github.multiarch.registry.Repository;
import io.github.multiarch.validate.GraphValidator;
import io.github.multiarch.validate.Layers;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Publishes an image or index: <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#push">OCI distribution spec v1.1.1, push</a>. What is there
 * is asked first; then blobs,
 * then each platform's manifest by its digest, then the index, by its tags.
 */
public final class Publisher {
    private static final Ending TAGS_LAST = TagMover::move;

    private final Registries registries;
    private final Whereabouts whereabouts;
    private final int parallelism;
    private final Progress progress;

    /**
     * With the run's connections.
     *
     * @param registries not closed here
     * @param whereabouts what other modules of the same build have pushed, and are about to
     * @param parallelism how many blobs are under way at once
     * @param progress is told of all that moves
     */
    public Publisher(Registries registries, Whereabouts whereabouts, int parallelism, Progress progress) {
        this.registries = registries;
        this.whereabouts = whereabouts;
        this.parallelism = parallelism;
        this.progress = progress;
    }

    /**
     * Publishes what a build wrote.
     *
     * @param request what and where; without any tag the images go out by their digests, and the index stays here
     * @param bases have the layers that were not made here
     * @return what was done
     * @throws DamagedBuildException when the layout is not sound; nothing was sent
     * @throws IOException when something could not be brought over; no tag was moved before the index was complete
     */
    public Publication publish(PublishRequest request, MirroredRegistries bases) throws IOException {
        return publish(request, bases, TAGS_LAST);
    }

    /**
     * Sends all that a build wrote, and moves no tag. What the tags need is there then.
     *
     * @param request what and where
     * @param bases have the layers that were not made here
     * @return what was done, and which tags are to be moved
     * @throws DamagedBuildException when the layout is not sound; nothing was sent
     * @throws IOException when something could not be brought over
     */
    public Publication send(PublishRequest request, MirroredRegistries bases) throws IOException {
        return publish(request, bases, (mover, owner, taggings, before) -> {});
    }

    /**
     * What was sent before, for its tags to be moved now.
     *
     * @param request what and where
     * @param bases have the layers that were not made here
     * @return not asked for yet
     * @throws DamagedBuildException when the layout is not sound any more
     * @throws IOException when it cannot be read
     */
    public PendingTags pending(PublishRequest request, MirroredRegistries bases) throws IOException {
        checkSound(request, Layers.LISTED, layer -> isOfBase(request, layer));
        var graph = BuiltGraph.read(request, bases);
        var names = request.target();
        var taggings = Tagging.all(graph, names.tags(), names.platformTags());
        var target = registries.target(names.image());
        var ledger = new Ledger(graph, taggings.stream().map(Tagging::tag).toList());
        var content = mover(graph, Survey.ofAll(graph), names, target, ledger, false);
        return new PendingTags(names.image(), new TagMover.Owner(target, ledger, content::restoreContent), taggings);
    }

    private Publication publish(PublishRequest request, MirroredRegistries bases, Ending ending) throws IOException {
        checkSound(request, Layers.LISTED, layer -> isOfBase(request, layer));
        var graph = BuiltGraph.read(request, bases);
        return publish(
                graph,
                request.target(),
                request.force(),
                survey -> checkSound(
                        request,
                        Layers.AS_STORED,
                        layer -> isOfBase(request, layer)
                                || (!request.force() && survey.blobs().contains(layer.digest()))),
                ending);
    }

    /**
     * Publishes what is somewhere else.
     *
     * @param graph with the places of all its parts
     * @param target under which names
     * @param changed what the image's own tag stood for when the graph was made of it; absent when that has no part in it
     * @return what was done
     * @throws IOException when something could not be brought over, or somebody else has moved the tag meanwhile; no tag was moved before the index was complete
     */
    public Publication publish(Graph graph, Target target, Optional<Digest> changed) throws IOException {
        return publish(
                graph,
                target,
                false,
                survey -> {
                    var now = survey.tags().getOrDefault(target.tags().get(0), Optional.empty());
                    if (changed.isPresent() && !changed.equals(now)) {
                        throw new IOException(target.image() + " was moved by somebody else since it was read, from "
                                + changed.get() + " to "
                                + now.map(Digest::toString).orElse("nothing")
                                + "; run again to change what is there now");
                    }
                },
                TAGS_LAST);
    }

    private Publication publish(Graph graph, Target names, boolean force, Inspection inspection, Ending ending)
            throws IOException {
        var taggings = Tagging.all(graph, names.tags(), names.platformTags());
        int platformTags = taggings.size() - names.tags().size();
        var target = registries.target(names.image());
        var ledger = new Ledger(graph, taggings.stream().map(Tagging::tag).toList());
        try {
            var survey = new Surveyor(graph, names.image(), target, parallelism).survey(taggings);
            if (survey.hasIndex()) {
                ledger.document(graph.root());
            }
            inspection.inspect(survey);
            var content = mover(graph, survey, names, target, ledger, force);
            var moved = content.move();
            new Attaching(graph, names.image(), target, parallelism, progress).attach();
            ending.end(
                    new TagMover(progress),
                    new TagMover.Owner(target, ledger, content::restoreContent),
                    taggings,
                    survey.tags());
            return publication(names, graph, taggings.subList(0, platformTags), moved);
        } catch (DamagedBuildException e) {
            throw e;
        } catch (IOException e) {
            throw new PushFailedException(target.toString(), e, ledger);
        }
    }

    private ContentMover mover(
            Graph graph, Survey survey, Target names, Repository target, Ledger ledger, boolean force) {
        var blobs = new BlobMover(names.image(), target, whereabouts, progress);
        return new ContentMover(graph, survey, target, ledger, blobs, force, parallelism);
    }

    /** What is done about tags, when all that they need is there. */
    @FunctionalInterface
    private interface Ending {
        void end(TagMover mover, TagMover.Owner owner, List<Tagging> taggings, Map<String, Optional<Digest>> before)
                throws IOException;
    }

    /** Looks at what will be sent, when it is known what that is. */
    @FunctionalInterface
    private interface Inspection {
        void inspect(Survey survey) throws IOException;
    }

    /** Layers that need not be sent need not be read. */
    static void checkSound(PublishRequest request, Layers closeness, Predicate<Descriptor> heldElsewhere)
            throws IOException {
        var findings = GraphValidator.validate(request.layout(), request.index(), heldElsewhere, closeness);
        if (!findings.isEmpty()) {
            throw new DamagedBuildException(request.layout().directory().toString(), findings);
        }
    }

    static boolean isOfBase(PublishRequest request, Descriptor layer) {
        return request.baseLayers().containsKey(layer.digest());
    }

    private static Publication publication(Target names, Graph graph, List<Tagging> platformTags, List<Moved> moved) {
        return new Publication(
                names.image(),
                graph.root().digest(),
                names.tags(),
                platformTags.stream().map(Tagging::tag).toList(),
                Moved.sum(moved, blob -> true),
                Moved.byPlatform(graph, moved));
    }
}
