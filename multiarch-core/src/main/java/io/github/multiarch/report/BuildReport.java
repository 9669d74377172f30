package io.github.multiarch.report;

import io.github.multiarch.build.BuiltImage;
import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.BuildRequest;
import io.github.multiarch.config.Target;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.publish.Publication;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The content of {@code report.json}: what was planned, what was made, and after a push what was published. Its names are an interface: scripts read them.
 *
 * @param image the name with its first tag
 * @param tags all tags
 * @param platformTags whether each platform's image has tags of its own
 * @param format {@code oci} or {@code docker}
 * @param created ISO 8601, UTC
 * @param index the image index
 * @param platforms in the order of the index
 * @param publication absent before a push
 */
public record BuildReport(
        String image,
        List<String> tags,
        boolean platformTags,
        String format,
        String created,
        Content index,
        List<ReportedImage> platforms,
        Optional<Pushed> publication) {

    /**
     * A blob.
     *
     * @param mediaType what it is
     * @param digest its name
     * @param size in bytes
     */
    public record Content(String mediaType, String digest, long size) {
        static Content of(Descriptor descriptor) {
            return new Content(
                    descriptor.mediaType().value(), descriptor.digest().toString(), descriptor.size());
        }

        Descriptor toDescriptor() {
            return new Descriptor(new MediaType(mediaType), Digest.parse(digest), size);
        }
    }

    /**
     * What a push did.
     *
     * @param image the name with its first tag
     * @param tags that stand for the index
     * @param platformTags that stand for one platform's image
     * @param present blobs that were there
     * @param mounted blobs that the registry took from another repository
     * @param copied blobs that were read from their base's place
     * @param copiedBytes their size
     * @param uploaded blobs that were made here
     * @param uploadedBytes their size
     */
    public record Pushed(
            String image,
            List<String> tags,
            List<String> platformTags,
            int present,
            int mounted,
            int copied,
            long copiedBytes,
            int uploaded,
            long uploadedBytes) {}

    /**
     * The report of a finished build.
     *
     * @param request what was asked for
     * @param images what was made
     * @param index over them
     * @return the report without a publication
     */
    public static BuildReport of(BuildRequest request, List<BuiltImage> images, Document index) {
        return new BuildReport(
                request.target().image().toString(),
                request.target().tags(),
                request.target().platformTags(),
                request.format().name().toLowerCase(Locale.ROOT),
                request.metadata().created().toString(),
                Content.of(index.descriptor()),
                images.stream().map(ReportedImage::of).toList(),
                Optional.empty());
    }

    /**
     * The report with what a push did.
     *
     * @param publication what was published
     * @return a new report
     */
    public BuildReport with(Publication publication) {
        var blobs = publication.blobs();
        var pushed = new Pushed(
                publication.image().toString(),
                publication.tags(),
                publication.platformTags(),
                blobs.present(),
                blobs.mounted(),
                blobs.copied(),
                blobs.copiedBytes(),
                blobs.uploaded(),
                blobs.uploadedBytes());
        return new BuildReport(image, tags, platformTags, format, created, index, platforms, Optional.of(pushed));
    }

    /**
     * The index.
     *
     * @return its descriptor
     */
    public Descriptor indexDescriptor() {
        return index.toDescriptor();
    }

    /**
     * The index's digest.
     *
     * @return the digest that every client sees
     */
    public Digest digest() {
        return Digest.parse(index.digest());
    }

    /**
     * Under which names to publish, as the build was told.
     *
     * @return the target
     */
    public Target target() {
        return new Target(ImageReference.parse(image), tags, platformTags);
    }

    /**
     * Where the layers are that were not made here.
     *
     * @return the base of each, by digest
     */
    public SortedMap<Digest, BaseReference> baseLayers() {
        var origins = new TreeMap<Digest, BaseReference>();
        for (var platform : platforms) {
            var base = BaseReference.parse(platform.base().reference(), Path.of(""));
            platform.layers().stream()
                    .filter(layer -> layer.from().equals("base"))
                    .forEach(layer -> origins.putIfAbsent(Digest.parse(layer.digest()), base));
        }
        return origins;
    }

    /**
     * The layers that were made here.
     *
     * @return by digest
     */
    public SortedMap<Digest, Descriptor> applicationLayers() {
        var layers = new TreeMap<Digest, Descriptor>();
        for (var platform : platforms) {
            platform.layers().stream()
                    .filter(layer -> layer.from().equals("application"))
                    .map(layer -> new Content(layer.mediaType(), layer.digest(), layer.size()).toDescriptor())
                    .forEach(layer -> layers.put(layer.digest(), layer));
        }
        return layers;
    }
}
