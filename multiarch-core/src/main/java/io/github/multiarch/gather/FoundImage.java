package io.github.multiarch.gather;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.Platform;
import java.util.List;

/**
 * An image that exists.
 *
 * @param platform of the image; {@code unknown/unknown} for an attestation
 * @param entry as it shall be in an index, with platform and annotations
 * @param features of the processor, as Docker's manifest lists have them
 * @param manifest of the image
 * @param reference by which it was found
 * @param source where its blobs are
 * @param isThere whether the manifest itself is there too; not when its bytes were changed since
 */
public record FoundImage(
        Platform platform,
        Descriptor entry,
        List<String> features,
        Document manifest,
        BaseReference reference,
        ContentSource source,
        boolean isThere) {
    private static final int SHOWN_DIGEST = "sha256:".length() + 12;

    /** Takes a copy. */
    public FoundImage {
        features = List.copyOf(features);
    }

    /**
     * Whether it is not run, but says something of another image.
     *
     * @return true for what build tools list as {@code unknown/unknown}
     */
    public boolean isAttestation() {
        return platform.isUnknown();
    }

    /**
     * Whether an entry of the same index says something of this image.
     *
     * @param attestation such as build tools list as {@code unknown/unknown}
     * @return true when it names this image's digest
     */
    public boolean isAttestedBy(Descriptor attestation) {
        return attestation.attested().filter(entry.digest().toString()::equals).isPresent();
    }

    /**
     * The same image with other bytes.
     *
     * @param changed its manifest
     * @return not there yet
     */
    public FoundImage with(Document changed) {
        var descriptor = changed.descriptor().withAnnotations(entry.annotations());
        return new FoundImage(platform, descriptor.withPlatform(platform), features, changed, reference, source, false);
    }

    /** The name and the digest, for messages. */
    @Override
    public String toString() {
        var name = reference.toString();
        var digest = manifest.digest().toString();
        return name.contains(digest) ? name : name + " (" + digest.substring(0, SHOWN_DIGEST) + ")";
    }
}
