package io.github.multiarch.inspect;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.InspectRequest;
import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.plan.ContentSources;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Reads what an image is. */
public final class Inspector {
    private final ContentSources sources;

    /**
     * With the places where images are.
     *
     * @param sources opens them
     */
    public Inspector(ContentSources sources) {
        this.sources = sources;
    }

    /**
     * Reads.
     *
     * @param request which image
     * @return what it is
     * @throws ContentNotFoundException when there is no such image
     * @throws IOException when it cannot be read
     */
    public ImageSummary inspect(InspectRequest request) throws IOException {
        var source = sources.open(request.image());
        var top = sources.resolve(request.image(), source)
                .orElseThrow(() -> new ContentNotFoundException(
                        request.image() + " does not exist: " + source + " has no such image"));
        try {
            return read(request.image(), source, top);
        } catch (MalformedDocumentException e) {
            throw new IOException(request.image() + " cannot be shown: " + e.getMessage(), e);
        }
    }

    private static ImageSummary read(BaseReference image, ContentSource source, Document top) throws IOException {
        if (top.descriptor().mediaType().isIndex()) {
            var index = ImageIndex.parse(top);
            var entries = new ArrayList<ImageSummary.Entry>();
            for (var child : index.manifests()) {
                if (child.mediaType().isManifest()) {
                    entries.add(entry(source, child));
                }
            }
            return summary(image, top, index.annotations(), entries);
        }
        var entries = List.of(entry(source, top.descriptor()));
        return summary(image, top, Manifest.parse(top).annotations(), entries);
    }

    private static ImageSummary summary(
            BaseReference image,
            Document top,
            SortedMap<String, String> annotations,
            List<ImageSummary.Entry> entries) {
        return new ImageSummary(
                image.toString(),
                top.digest().toString(),
                top.descriptor().mediaType().value(),
                annotations,
                entries);
    }

    private static ImageSummary.Entry entry(ContentSource source, Descriptor child) throws IOException {
        var manifest = Manifest.parse(source.document(child));
        var config = config(source, manifest);
        var platform = child.platform()
                .or(() -> config.map(ImageConfig::platform))
                .orElse(Platform.of("unknown", "unknown", ""));
        return new ImageSummary.Entry(
                platform.toString(),
                platform.os(),
                platform.architecture(),
                platform.variant(),
                child.digest().toString(),
                manifest.layers().stream().mapToLong(Descriptor::size).sum(),
                manifest.layers().size(),
                config.flatMap(ImageConfig::created),
                Optional.ofNullable(manifest.annotations().get("org.opencontainers.image.base.name")),
                Optional.ofNullable(manifest.annotations().get("org.opencontainers.image.base.digest")));
    }

    /** Attestations and other artifacts have a config of another kind, or an image's config without a platform. */
    private static Optional<ImageConfig> config(ContentSource source, Manifest manifest) throws IOException {
        MediaType type = manifest.config().mediaType();
        if (!type.isConfig()) {
            return Optional.empty();
        }
        var document = source.document(manifest.config());
        try {
            return Optional.of(ImageConfig.parse(document));
        } catch (MalformedDocumentException e) {
            return Optional.empty();
        }
    }
}
