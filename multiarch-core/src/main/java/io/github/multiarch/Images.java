package io.github.multiarch;

import io.github.multiarch.cache.BaseCache;
import io.github.multiarch.cache.Pull;
import io.github.multiarch.config.CopyRequest;
import io.github.multiarch.config.DriftRequest;
import io.github.multiarch.config.IndexRequest;
import io.github.multiarch.config.InspectRequest;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.Problems;
import io.github.multiarch.config.VerifyRequest;
import io.github.multiarch.copy.OriginalReader;
import io.github.multiarch.drift.DriftDetector;
import io.github.multiarch.drift.DriftReport;
import io.github.multiarch.gather.Gatherer;
import io.github.multiarch.index.Composition;
import io.github.multiarch.index.IndexComposer;
import io.github.multiarch.inspect.Inspector;
import io.github.multiarch.inspect.Presenter;
import io.github.multiarch.inspect.Verification;
import io.github.multiarch.inspect.Verifier;
import io.github.multiarch.mirrors.MirroredRegistries;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.plan.ContentSources;
import io.github.multiarch.progress.Progress;
import io.github.multiarch.referrers.AttachmentReader;
import io.github.multiarch.registry.Registries;
import io.github.multiarch.report.Lines;
import java.io.IOException;
import java.util.Optional;

/** Everything that can be done with images that exist, each as its stages in order. */
public final class Images {
    private final Registries registries;
    private final MirroredRegistries mirrored;
    private final BaseCache known;
    private final Destinations destinations;
    private final int parallelism;
    private final Progress progress;

    Images(
            Registries registries,
            MirroredRegistries mirrored,
            BaseCache known,
            Destinations destinations,
            int parallelism,
            Progress progress) {
        this.registries = registries;
        this.mirrored = mirrored;
        this.known = known;
        this.destinations = destinations;
        this.parallelism = parallelism;
        this.progress = progress;
    }

    /**
     * Makes an index over images that exist, or changes one. Nothing is written anywhere.
     *
     * @param request which images, and under which name it would go out
     * @return the index, as it would be pushed
     * @throws InvalidRequestException with everything that stands in the way
     * @throws IOException when the run is interrupted
     */
    public Composition compose(IndexRequest request) throws IOException, InvalidRequestException {
        var problems = new Problems();
        var gathered = new Gatherer(fresh(), request, problems, parallelism).gather();
        var composition = IndexComposer.compose(gathered, request, problems);
        Lines.of(composition).forEach(progress::line);
        return composition;
    }

    /**
     * Makes an index over images that exist, or changes one, and publishes it with all that it names.
     *
     * @param request which images, and under which name it goes out
     * @return the digest of the index
     * @throws InvalidRequestException with everything that stands in the way; nothing was written
     * @throws IOException when a registry refuses; no tag was moved before the index was complete
     */
    public Digest index(IndexRequest request) throws IOException, InvalidRequestException {
        return publish(compose(request), request);
    }

    /** Publishes what was composed. */
    Digest publish(Composition composition, IndexRequest request) throws IOException {
        var sources = fresh();
        var referrers = new IndexReferrers(new AttachmentReader(sources, parallelism), request, progress);
        var digest = destinations.publish(referrers.graph(composition), request.to(), composition.changed());
        referrers.tellWhatIsLeft(composition, sources);
        return digest;
    }

    /**
     * Copies an image or index from one place to another: byte for byte, unless only some of its platforms are wanted, or other media types. Tags come last.
     *
     * @param request what, and where to
     * @return the digest that the tags stand for now
     * @throws InvalidRequestException with everything that stands in the way; nothing was written
     * @throws IOException when something could not be brought over; no tag was moved before all was there
     */
    public Digest copy(CopyRequest request) throws IOException, InvalidRequestException {
        var original = new OriginalReader(fresh(), parallelism).read(request);
        if (!Destinations.holdsOneImage(request.to())) {
            original.notes().forEach(progress::line);
        }
        return destinations.publish(original.graph(), request.to(), Optional.empty());
    }

    /**
     * Shows an image.
     *
     * @param request which, and in which form, but not as bytes
     * @return several lines
     * @throws IOException when it is not there or cannot be read
     */
    public String inspect(InspectRequest request) throws IOException {
        return Presenter.present(
                new Inspector(remembered(), parallelism).inspect(request), request.output(), progress.room());
    }

    /**
     * Reads an image's index or manifest, or one platform's manifest.
     *
     * @param request which
     * @return its bytes, as they were hashed
     * @throws IOException when it is not there or cannot be read
     */
    public byte[] raw(InspectRequest request) throws IOException {
        return new Inspector(remembered(), parallelism).raw(request);
    }

    /**
     * Tells whether an image holds together, down to its layers.
     *
     * @param request which, and how closely to look
     * @return what was found
     * @throws IOException when it is not there or cannot be read
     */
    public Verification verify(VerifyRequest request) throws IOException {
        return new Verifier(fresh(), parallelism, progress).verify(request);
    }

    /**
     * Tells whether the bases of an image have moved since it was built.
     *
     * @param request which image
     * @return what was found, for each platform
     * @throws IOException when the image is not there or cannot be read
     */
    public DriftReport drift(DriftRequest request) throws IOException {
        return new DriftDetector(fresh(), bases(), parallelism).detect(request);
    }

    private ContentSources remembered() {
        return new ContentSources(registries, known);
    }

    /** As a build asks for them, but nothing is remembered. */
    private ContentSources bases() {
        return new ContentSources(registries, mirrored, BaseCache.inMemory(), Pull.ALWAYS, progress::line);
    }

    /** What is remembered from before may be gone from the registry. */
    private ContentSources fresh() {
        return new ContentSources(registries, BaseCache.inMemory());
    }
}
