package io.github.multiarch;

import io.github.multiarch.cache.LayerCache;
import io.github.multiarch.config.Acceptance;
import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.ExportRequest;
import io.github.multiarch.config.LayoutForm;
import io.github.multiarch.config.LoadRequest;
import io.github.multiarch.config.PushRequest;
import io.github.multiarch.config.Target;
import io.github.multiarch.engine.Engine;
import io.github.multiarch.engine.NoEngineException;
import io.github.multiarch.fragment.Fragment;
import io.github.multiarch.layout.ArchiveWriter;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.mirrors.MirroredRegistries;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.progress.Progress;
import io.github.multiarch.publish.DamagedBuildException;
import io.github.multiarch.publish.Exporter;
import io.github.multiarch.publish.LayoutPublisher;
import io.github.multiarch.publish.Publication;
import io.github.multiarch.publish.PublishRequest;
import io.github.multiarch.publish.Publisher;
import io.github.multiarch.report.BuildReport;
import io.github.multiarch.report.Lines;
import io.github.multiarch.report.OutputDirectory;
import io.github.multiarch.report.Waiting;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Where that goes which a build has left: each way as its stages in order. Nothing is built. */
public final class Delivery {
    private final MirroredRegistries bases;
    private final Publisher publisher;
    private final LayoutPublisher layouts;
    private final LayerCache layers;
    private final Progress progress;

    Delivery(
            MirroredRegistries bases,
            Publisher publisher,
            LayoutPublisher layouts,
            LayerCache layers,
            Progress progress) {
        this.bases = bases;
        this.publisher = publisher;
        this.layouts = layouts;
        this.layers = layers;
        this.progress = progress;
    }

    /**
     * Makes sure that what a build wrote is what its user means: the image of these names, built of the files as they are now.
     *
     * @param acceptance what must hold
     * @throws IOException when it does not; the message says what has changed. Where nothing was built, the goal itself says so
     */
    public void accept(Acceptance acceptance) throws IOException {
        Accepted.check(acceptance);
    }

    /**
     * Publishes what a build wrote, and nothing else.
     *
     * @param request where it is and under which names it goes out
     * @return what was published
     * @throws IOException when there is nothing to publish, it is damaged, or a registry refuses; no tag was moved before the index was complete
     */
    public Publication push(PushRequest request) throws IOException {
        var output = new OutputDirectory(request.outputDirectory());
        var report = output.read();
        var target = request.target().orElseGet(report::target);
        var publication = publish(report, built(output, report, target, request.force()));
        Lines.of(publication).forEach(progress::line);
        Sent.report(output, report, publication);
        return publication;
    }

    /**
     * Sends what a build wrote, and nothing else. No tag is moved: they wait for those of other modules.
     *
     * @param request where it is and under which names it goes out
     * @return what was sent
     * @throws IOException when there is nothing to publish, it is damaged, or a registry refuses
     */
    public Sent send(PushRequest request) throws IOException {
        var output = new OutputDirectory(request.outputDirectory());
        var report = output.read();
        var target = request.target().orElseGet(report::target);
        var built = built(output, report, target, request.force());
        var publication = noting(report, () -> publisher.send(built, bases));
        Lines.ofSent(publication).forEach(progress::line);
        output.waiting().write(new Waiting(target, Optional.empty()));
        return new Sent(output, built, publication);
    }

    /**
     * Moves the tags of what was sent, with those of other modules.
     *
     * @param sent before, perhaps over other connections
     * @return ready to be moved
     * @throws IOException when what was built cannot be read any more
     */
    public Sent.Ready ready(Sent sent) throws IOException {
        return new Sent.Ready(sent, publisher.pending(sent.built(), bases), progress);
    }

    /**
     * Publishes the images that a build wrote by their digests, without the index and without any tag, for an index over these and those of other machines.
     *
     * @param request where they are and under which names the index will go out
     * @return what was published, as it was written to the output directory
     * @throws IOException when there is nothing to publish, it is damaged, or a registry refuses
     */
    public Fragment pushFragment(PushRequest request) throws IOException {
        var output = new OutputDirectory(request.outputDirectory());
        output.clearFragment();
        var report = output.read();
        var target = request.target().orElseGet(report::target);
        var built = built(output, report, new Target(target.image(), List.of(), false), request.force());
        Lines.of(publish(report, built)).forEach(progress::line);
        var index = ImageIndex.parse(built.layout().document(built.index()));
        var fragment = new Fragment(target.image(), target.tags(), index);
        progress.line("fragment: " + output.write(fragment));
        return fragment;
    }

    /**
     * Writes what a build wrote to a layout or an archive that lacks nothing, base layers included.
     *
     * @param request where it is, and where it goes
     * @return the place, with the digest of the index
     * @throws IOException when there is nothing to export, it is damaged, or a layer cannot be had; an archive that was there is as it was
     */
    public BaseReference.InLayout export(ExportRequest request) throws IOException {
        var output = new OutputDirectory(request.outputDirectory());
        var report = output.read();
        var to = request.to()
                .orElseGet(() -> new BaseReference.InLayout(output.archive(), Optional.empty(), LayoutForm.ARCHIVE));
        var built = built(output, report, request.target().orElseGet(report::target), false);
        var exporter = new Exporter(bases, layouts);
        var stored = noting(report, () -> exporter.export(built, to, request.platform(), request.offline()));
        Lines.of(stored).forEach(progress::line);
        return new BaseReference.InLayout(to.path(), Optional.of(stored.digest().toString()), to.form());
    }

    /**
     * Gives one image of what a build wrote, or several as one index, to the container engine of this machine.
     *
     * @param request where it is, and to whom it goes
     * @return the image, with the digest of its manifest or index
     * @throws NoEngineException when there is none
     * @throws IOException when there is nothing to load, it is damaged, a layer cannot be had, or the engine refuses
     */
    public ImageReference load(LoadRequest request) throws IOException {
        var output = new OutputDirectory(request.outputDirectory());
        var report = output.read();
        var platforms = LoadedPlatforms.of(request, report);
        var engine = Engine.find(request.engine());
        platforms.check(engine);
        var target = request.target().orElseGet(report::target);
        var built = built(output, report, target, false);
        var layout = OciLayout.create(output.engineLayout());
        var exporter = new Exporter(bases, layouts);
        var stored = noting(
                report,
                () -> platforms.several().isEmpty()
                        ? exporter.exportForEngine(built, platforms.one(), engine.platform(), layout, request.offline())
                        : exporter.exportForEngine(built, platforms.several(), layout, request.offline()));
        Lines.of(stored).forEach(progress::line);
        engine.load(out -> ArchiveWriter.write(layout, out))
                .forEach(line -> progress.line(engine.client() + ": " + line));
        return target.image().withDigest(stored.digest());
    }

    private static PublishRequest built(OutputDirectory output, BuildReport report, Target target, boolean force)
            throws IOException {
        return new PublishRequest(
                OciLayout.open(output.layout()), report.indexDescriptor(), report.baseLayers(), target, force);
    }

    private Publication publish(BuildReport report, PublishRequest request) throws IOException {
        return noting(report, () -> publisher.publish(request, bases));
    }

    /** Something that reads what a build wrote. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    private <T> T noting(BuildReport report, Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (DamagedBuildException e) {
            // The cache may share the damaged bytes.
            report.applicationLayers().keySet().forEach(layers::forget);
            throw e;
        }
    }
}
