package io.github.multiarch.inspect;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.Manifest;
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
 * @param attestations in the order of the index
 * @param attached to that document
 */
public record ImageSummary(
        String image,
        String digest,
        String mediaType,
        Map<String, String> annotations,
        List<Entry> platforms,
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
                    child.digest().toString(),
                    manifest.layers().stream().mapToLong(Descriptor::size).sum(),
                    manifest.layers().size(),
                    config.flatMap(ImageConfig::created),
                    Optional.ofNullable(manifest.annotations().get("org.opencontainers.image.base.name")),
                    Optional.ofNullable(manifest.annotations().get("org.opencontainers.image.base.digest")));
        }
    }

    static ImageSummary read(Found found, ContentSources sources) throws IOException {
        var top = found.top();
        var entries = new ArrayList<Entry>();
        for (var child : found.images()) {
            var manifest = found.manifest(child);
            entries.add(Entry.of(child, manifest, found.config(manifest)));
        }
        return new ImageSummary(
                found.image().toString(),
                top.digest().toString(),
                top.descriptor().mediaType().value(),
                found.isIndex()
                        ? ImageIndex.parse(top).annotations()
                        : Manifest.parse(top).annotations(),
                entries,
                Attestation.all(found),
                Attached.to(List.<Digest>of(top.digest()), found, sources));
    }
}
