package io.github.multiarch.inspect;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.plan.ContentSources;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an image is. Its names are an interface: scripts read the JSON.
 *
 * @param image the name in full form
 * @param digest of the document that the name stands for
 * @param mediaType of that document
 * @param annotations of that document, sorted by key
 * @param platforms in the order of the index
 * @param indexes the digests of those that lie within the index, each after those within itself
 * @param artifacts what is listed and is no image, in the order of the index
 * @param attestations in the order of the index
 * @param attached to that document
 */
public record ImageSummary(
        String image,
        String digest,
        String mediaType,
        Map<String, String> annotations,
        List<Entry> platforms,
        List<String> indexes,
        List<Artifact> artifacts,
        List<Attestation> attestations,
        Attached attached)
        implements Inspected {

    /**
     * One platform's image.
     *
     * @param platform such as {@code linux/arm/v7}; {@code unknown/unknown} for what is no image
     * @param os the operating system
     * @param architecture the architecture
     * @param variant of the architecture
     * @param osVersion of the operating system, as the index says it
     * @param digest of its manifest
     * @param size of its layers as they are stored, in bytes
     * @param layers how many
     * @param created ISO 8601, as its config says
     * @param base the name of its base, where it says
     * @param baseDigest the digest of its base, where it says
     */
    public record Entry(
            String platform,
            String os,
            String architecture,
            Optional<String> variant,
            Optional<String> osVersion,
            String digest,
            long size,
            int layers,
            Optional<String> created,
            Optional<String> base,
            Optional<String> baseDigest) {
        static Entry of(Descriptor child, Manifest manifest, Optional<ImageConfig> config) {
            var platform = Found.platform(child, config);
            return new Entry(
                    platform.toString(),
                    platform.os(),
                    platform.architecture(),
                    platform.variant(),
                    child.platform().flatMap(Platform::osVersion),
                    child.digest().toString(),
                    manifest.layers().stream().mapToLong(Descriptor::size).sum(),
                    manifest.layers().size(),
                    config.flatMap(ImageConfig::created),
                    Optional.ofNullable(manifest.annotations().get("org.opencontainers.image.base.name")),
                    Optional.ofNullable(manifest.annotations().get("org.opencontainers.image.base.digest")));
        }
    }

    boolean isOfArtifactsOnly() {
        return platforms.isEmpty() && !artifacts.isEmpty();
    }

    /** Whether platforms alone do not tell the images apart, as those of several Windows versions. */
    boolean needsVersions() {
        return platforms.stream().map(Entry::platform).distinct().count() < platforms.size()
                && platforms.stream().anyMatch(entry -> entry.osVersion().isPresent());
    }

    static ImageSummary read(Found found, ContentSources sources, int parallelism) throws IOException {
        var top = found.top();
        var entries = new ArrayList<Entry>();
        var artifacts = new ArrayList<Artifact>();
        for (var listed : found.listed().entries()) {
            var child = listed.descriptor();
            switch (listed.kind()) {
                case IMAGE -> {
                    var document = found.source().document(child);
                    var manifest = Manifest.parse(document);
                    if (found.isIndex() && !manifest.config().mediaType().isConfig()) {
                        artifacts.add(Artifact.of(child, document, manifest));
                    } else {
                        entries.add(Entry.of(child, manifest, found.config(manifest)));
                    }
                }
                case ARTIFACT, OTHER -> artifacts.add(Artifact.read(found, child, listed.kind()));
                case ATTESTATION, INDEX -> {}
            }
        }
        return new ImageSummary(
                found.image().toString(),
                top.digest().toString(),
                top.descriptor().mediaType().value(),
                found.isIndex()
                        ? ImageIndex.parse(top).annotations()
                        : Manifest.parse(top).annotations(),
                entries,
                found.listed().indexes().stream()
                        .map(nested -> nested.document().digest().toString())
                        .toList(),
                artifacts,
                Attestation.all(found),
                Attached.to(List.<Digest>of(top.digest()), found.named(), sources, parallelism));
    }
}
