package io.github.multiarch.publish;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.LayoutForm;
import io.github.multiarch.layout.Leftovers;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.mirrors.MirroredRegistries;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.validate.Layers;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Publishes what a build wrote into a layout or an archive that lacks nothing: with the layers of its bases, which the build left where they are. */
public final class Exporter {
    private static final String PARAMETER = "platform";

    private final MirroredRegistries registries;
    private final LayoutPublisher layouts;

    /**
     * With the run's connections.
     *
     * @param registries have the layers of bases; not closed here
     * @param layouts writes what is exported
     */
    public Exporter(MirroredRegistries registries, LayoutPublisher layouts) {
        this.registries = registries;
        this.layouts = layouts;
    }

    /**
     * Exports.
     *
     * @param request what; of the target only the tags count, which become names in the layout
     * @param to where to; a directory keeps what it has, an archive is written as a whole
     * @param platform which image, for an archive that holds one only; may be empty when there is no other
     * @param offline whether no registry may be asked
     * @return what was done
     * @throws DamagedBuildException when what was built is not sound; nothing was written
     * @throws IOException when something could not be brought over; no name was moved before all was there
     */
    public Stored export(
            PublishRequest request, BaseReference.InLayout to, Optional<Platform> platform, boolean offline)
            throws IOException {
        var graph = graph(request, offline);
        var archives = new ArchivePublisher(layouts);
        if (to.form() == LayoutForm.DOCKER_ARCHIVE) {
            return archives.publishForDocker(
                    OneImage.of(graph, platform, PARAMETER),
                    to.path(),
                    request.target().names());
        }
        var target = request.target();
        return to.form() == LayoutForm.ARCHIVE
                ? archives.publish(graph, to.path(), target.tags(), target.platformTags())
                : layouts.publish(graph, OciLayout.create(to.path()), target.tags(), target.platformTags());
    }

    /**
     * Exports one image to a layout which holds nothing else, in a form that an engine can load once it is packed.
     *
     * @param request what; the engine gets it by all names of its target
     * @param platform whose image; when it is not said, the one that the engine's machine runs best
     * @param machine of the engine
     * @param layout what else is in it is removed
     * @param offline whether no registry may be asked
     * @return what was done
     * @throws DamagedBuildException when what was built is not sound; nothing was written
     * @throws IOException when there is no such image, or something could not be brought over
     */
    public Stored exportForEngine(
            PublishRequest request, Optional<Platform> platform, Platform machine, OciLayout layout, boolean offline)
            throws IOException {
        var graph = graph(request, offline);
        var image =
                platform.isPresent() ? OneImage.of(graph, platform, PARAMETER) : OneImage.runnableOn(graph, machine);
        return writeForEngine(image, request, layout);
    }

    /**
     * Exports an index to a layout which holds nothing else, in a form that an engine can load once it is packed, if it holds such.
     *
     * @param request what; the engine gets it by all names of its target
     * @param platforms whose images, at least one; the index of all is as it was built
     * @param layout what else is in it is removed
     * @param offline whether no registry may be asked
     * @return what was done
     * @throws DamagedBuildException when what was built is not sound; nothing was written
     * @throws IOException when something could not be brought over
     */
    public Stored exportForEngine(PublishRequest request, List<Platform> platforms, OciLayout layout, boolean offline)
            throws IOException {
        return writeForEngine(SomeImages.of(graph(request, offline), platforms), request, layout);
    }

    private Stored writeForEngine(Graph image, PublishRequest request, OciLayout layout) throws IOException {
        var stored = layouts.writeForDocker(image, layout, request.target().names());
        var wanted = image.blobs().stream()
                .map(blob -> blob.descriptor().digest())
                .collect(Collectors.toCollection(HashSet::new));
        image.children().forEach(child -> wanted.add(child.manifest().digest()));
        wanted.add(image.root().digest());
        Leftovers.remove(layout, wanted);
        return stored;
    }

    private Graph graph(PublishRequest request, boolean offline) throws IOException {
        Publisher.checkSound(request, Layers.AS_STORED, layer -> Publisher.isOfBase(request, layer));
        var built = BuiltGraph.read(request, registries);
        return offline ? withoutRegistries(built) : built;
    }

    /** What is there already need not be fetched, so that only reaching for a registry is an error. */
    private static Graph withoutRegistries(Graph graph) {
        var bases = graph.blobs().stream()
                .flatMap(blob -> blob.place().repository().stream())
                .map(ImageReference::toString)
                .distinct()
                .collect(Collectors.joining(", "));
        Place.Opening refusal = () -> {
            throw new IOException("the layers of " + bases + " are in a registry, and Maven is offline;"
                    + " run without -o, or take bases on this machine (oci:PATH)");
        };
        return new Graph(
                graph.root(),
                graph.children(),
                graph.indexes(),
                graph.blobs().stream()
                        .map(blob -> blob.place().repository().isEmpty()
                                ? blob
                                : new Graph.Blob(
                                        blob.descriptor(),
                                        new Place(refusal, Optional.empty(), false),
                                        blob.platforms()))
                        .toList(),
                graph.attached());
    }
}
