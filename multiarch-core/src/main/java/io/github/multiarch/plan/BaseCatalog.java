package io.github.multiarch.plan;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.content.ListedContent;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.Platform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one base offers: its images, each with its platform. It is read once for all platforms, so that one build sees one version of a tag that moves.
 *
 * @param source where its content is
 * @param images in the order of its index, those of indexes within it too; without attestations and artifacts
 * @param isIndex false for an image of one architecture only
 */
record BaseCatalog(ContentSource source, List<Offer> images, boolean isIndex) {

    /** One of a base's images. */
    record Offer(Platform platform, Descriptor manifest) {}

    static BaseCatalog read(BaseReference reference, ContentSource source, Document top) throws IOException {
        if (!top.descriptor().mediaType().isIndex()) {
            return new BaseCatalog(source, List.of(offer(source, top.descriptor())), false);
        }
        var images = new ArrayList<Offer>();
        var listed = ListedContent.of(top, source);
        for (var child : listed.images()) {
            var offer = offer(source, child);
            if (!offer.platform().isUnknown()) {
                images.add(offer);
            }
        }
        if (images.isEmpty()) {
            var types = listed.entries().stream()
                    .map(ListedContent.Entry::descriptor)
                    .map(child -> child.artifactType().orElse(child.mediaType().value()))
                    .distinct()
                    .limit(5)
                    .collect(Collectors.joining(", "));
            throw new IOException("the base " + reference + " is an index without images"
                    + (types.isEmpty() ? "" : "; what it lists is " + types));
        }
        return new BaseCatalog(source, images, true);
    }

    private static Offer offer(ContentSource source, Descriptor manifest) throws IOException {
        return new Offer(ListedPlatform.of(manifest, source), manifest);
    }

    /** What turned out to be no image is no offer. */
    BaseCatalog without(Descriptor manifest) {
        return new BaseCatalog(
                source,
                images.stream()
                        .filter(offer -> !offer.manifest().equals(manifest))
                        .toList(),
                isIndex);
    }

    List<Platform> platforms() {
        return images.stream().map(Offer::platform).toList();
    }

    Descriptor manifestFor(Platform platform) {
        return images.stream()
                .filter(offer -> offer.platform().equals(platform))
                .findFirst()
                .orElseThrow()
                .manifest();
    }
}
