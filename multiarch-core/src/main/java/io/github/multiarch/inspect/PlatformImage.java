package io.github.multiarch.inspect;

import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.plan.ContentSources;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One platform's image, of an index or alone.
 *
 * @param image the name in full form
 * @param digest of the document that the name stands for
 * @param mediaType of that document
 * @param entry what the table of all platforms says of it
 * @param descriptor the index's entry for it, with its annotations
 * @param manifest its manifest
 * @param layers from the lowest up
 * @param config its config; empty when that is no image's config, as artifacts have
 * @param details what the config says; empty when there is none
 * @param others the digests of further images for the same machine: the index has them for other versions of the operating system
 * @param attestations about it
 * @param attached to the whole, and to it
 */
public record PlatformImage(
        String image,
        String digest,
        String mediaType,
        ImageSummary.Entry entry,
        Descriptor descriptor,
        Document manifest,
        List<Descriptor> layers,
        Optional<Document> config,
        Optional<ConfigDetails> details,
        List<String> others,
        List<Attestation> attestations,
        Attached attached)
        implements Inspected {

    /** The entry of exactly this platform. */
    static Descriptor choose(Found found, Platform platform) throws IOException {
        return all(found, platform).get(0);
    }

    private static List<Descriptor> all(Found found, Platform platform) throws IOException {
        var same = new ArrayList<Descriptor>();
        var there = new ArrayList<String>();
        for (var child : found.images()) {
            var its = found.platform(child);
            there.add(its.toString());
            if (its.isSameMachineAs(platform)) {
                same.add(child);
            }
        }
        if (same.isEmpty()) {
            throw new ContentNotFoundException(found.image() + " has no image for " + platform + "; it has "
                    + (there.isEmpty() ? "none" : there.stream().distinct().collect(Collectors.joining(", "))));
        }
        return same;
    }

    static PlatformImage read(Found found, Platform platform, ContentSources sources, int parallelism)
            throws IOException {
        var same = all(found, platform);
        var child = same.get(0);
        var document = found.source().document(child);
        var manifest = found.manifest(child);
        var config = manifest.config().mediaType().isConfig()
                ? Optional.of(found.source().document(manifest.config()))
                : Optional.<Document>empty();
        var top = found.top();
        return new PlatformImage(
                found.image().toString(),
                top.digest().toString(),
                top.descriptor().mediaType().value(),
                ImageSummary.Entry.of(child, manifest, found.config(manifest)),
                child,
                document,
                manifest.layers(),
                config,
                config.map(its -> ConfigDetails.parse(its, manifest.layers())),
                same.stream()
                        .skip(1)
                        .map(other -> other.digest()
                                + other.platform()
                                        .flatMap(Platform::osVersion)
                                        .map(version -> " (" + version + ")")
                                        .orElse(""))
                        .toList(),
                Attestation.all(found).stream()
                        .filter(attestation -> attestation.isOf(child.digest()))
                        .toList(),
                Attached.to(List.of(top.digest(), child.digest()), found.named(), sources, parallelism));
    }
}
