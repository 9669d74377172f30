package io.github.multiarch.gather;

import io.github.multiarch.config.PlatformClaim;
import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.oci.EntryKind;
import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.Platform;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Reads one image, and holds what is said of its platform against its config. */
final class ImageReader {
    private final Source source;

    ImageReader(Source source) {
        this.source = source;
    }

    /**
     * An image, and whether what is said of it holds.
     *
     * @param image with the platform that counts
     * @param said by whom, and how they differ
     */
    record Read(FoundImage image, ClaimedPlatform said) {}

    /**
     * Reads an image.
     *
     * @param annotations come to those that its entry has
     * @throws ContentNotFoundException when it is not there, or its config is not
     * @throws MalformedDocumentException when it is no image
     */
    Read read(Source.Entry entry, PlatformClaim claim, Map<String, String> annotations) throws IOException {
        var document = source.content().document(entry.descriptor());
        var manifest = Manifest.parse(document);
        var type = manifest.config().mediaType();
        if (!type.isConfig()) {
            throw new MalformedDocumentException(
                    document + " is not an image to run: its config is of the type " + type);
        }
        var config = ImageConfig.parse(source.content().document(manifest.config()));
        var listed = entry.descriptor().platform().filter(platform -> !platform.isUnknown());
        var said = new ClaimedPlatform(config, listed, claim);
        var features = claim.features().isEmpty() ? entry.features() : claim.features();
        var all = new TreeMap<>(entry.descriptor().annotations());
        all.putAll(annotations);
        var descriptor = entry.descriptor().withAnnotations(all).withPlatform(said.platform());
        return new Read(
                new FoundImage(
                        said.platform(), descriptor, features, document, source.reference(), source.content(), true),
                said);
    }

    /** What is listed and is not run: what it says of images is not looked into. */
    FoundImage beside(Source.Entry entry) throws IOException {
        var document = source.content().document(entry.descriptor());
        return new FoundImage(
                Platform.of("unknown", "unknown", ""),
                entry.descriptor(),
                entry.features(),
                document,
                source.reference(),
                source.content(),
                true);
    }

    /** Of what does not say that it is an artifact, its manifest may. */
    boolean isImage(Source.Entry entry) throws IOException {
        return mayBeImage(entry)
                && (!source.isIndex()
                        || Manifest.parse(source.content().document(entry.descriptor()))
                                .config()
                                .mediaType()
                                .isConfig());
    }

    static boolean mayBeImage(Source.Entry entry) {
        return entry.kind() == EntryKind.IMAGE
                && entry.descriptor().platform().filter(Platform::isUnknown).isEmpty();
    }
}
