package io.github.multiarch.inspect;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.Platform;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * An image that is there.
 *
 * @param image its name
 * @param source where it is
 * @param top what the name stands for: an index or a manifest
 */
record Found(BaseReference image, ContentSource source, Document top) {
    /** What BuildKit writes to an index's entry for its statements about another entry. */
    private static final String TYPE = "vnd.docker.reference.type";

    private static final String ATTESTATION = "attestation-manifest";

    boolean isIndex() {
        return top.descriptor().mediaType().isIndex();
    }

    /** The images, in the order of the index; of a manifest, that one. */
    List<Descriptor> images() {
        return entries().stream()
                .filter(entry -> entry.mediaType().isManifest() && !isAttestation(entry))
                .toList();
    }

    List<Descriptor> entries() {
        return isIndex() ? ImageIndex.parse(top).manifests() : List.of(top.descriptor());
    }

    static boolean isAttestation(Descriptor entry) {
        return entry.platform().map(Platform::isUnknown).orElse(true)
                && ATTESTATION.equals(entry.annotations().get(TYPE));
    }

    Manifest manifest(Descriptor entry) throws IOException {
        return Manifest.parse(source.document(entry));
    }

    /** Artifacts have a config of another kind, or an image's config without a platform. */
    Optional<ImageConfig> config(Manifest manifest) throws IOException {
        if (!manifest.config().mediaType().isConfig()) {
            return Optional.empty();
        }
        var document = source.document(manifest.config());
        try {
            return Optional.of(ImageConfig.parse(document));
        } catch (MalformedDocumentException e) {
            return Optional.empty();
        }
    }

    /** As the index says, else as the config does; {@code unknown/unknown} where neither says it. */
    static Platform platform(Descriptor entry, Optional<ImageConfig> config) {
        return entry.platform()
                .or(() -> config.map(ImageConfig::platform))
                .orElseGet(() -> Platform.of("unknown", "unknown", ""));
    }

    Platform platform(Descriptor entry) throws IOException {
        return entry.platform().isPresent() ? entry.platform().get() : platform(entry, config(manifest(entry)));
    }
}
