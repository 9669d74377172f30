package io.github.multiarch.copy;

import io.github.multiarch.content.ContentSource;
import io.github.multiarch.content.ListedContent;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.EntryKind;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.plan.ListedPlatform;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * A part of what is copied.
 *
 * @param descriptor as the index has it
 * @param platform {@code unknown/unknown} for what is not run, such as attestations
 * @param kind what it is
 * @param about the digest of the image that it says something of, where it says which
 */
record Entry(Descriptor descriptor, Platform platform, EntryKind kind, Optional<String> about) {
    private static final Platform NONE = Platform.of("unknown", "unknown", "");

    static Entry of(ListedContent.Entry listed, ContentSource source) throws IOException {
        var descriptor = listed.descriptor();
        var platform = listed.kind() == EntryKind.IMAGE ? platform(descriptor, source) : NONE;
        var about = descriptor.attested();
        if (about.isEmpty() && platform.isUnknown() && listed.kind() != EntryKind.OTHER) {
            about = subject(descriptor, source);
        }
        return new Entry(descriptor, platform, listed.kind(), about);
    }

    private static Platform platform(Descriptor descriptor, ContentSource source) throws IOException {
        try {
            return ListedPlatform.of(descriptor, source);
        } catch (MalformedDocumentException e) {
            // It is copied all the same: what its config says is for those who run it.
            return NONE;
        }
    }

    private static Optional<String> subject(Descriptor descriptor, ContentSource source) throws IOException {
        return descriptor.mediaType().isManifest()
                ? Optional.ofNullable(source.document(descriptor)
                        .json()
                        .path("subject")
                        .path("digest")
                        .textValue())
                : Optional.empty();
    }

    boolean isManifest() {
        return kind != EntryKind.OTHER && descriptor.mediaType().isManifest();
    }

    /** Whether it belongs to one of these images, or to their platforms. */
    boolean isAbout(Set<Digest> images, Set<Platform> platforms) {
        if (!platform.isUnknown()) {
            return false;
        }
        if (about.isPresent()) {
            return images.stream().map(Digest::toString).anyMatch(about.get()::equals);
        }
        return kind == EntryKind.ARTIFACT
                && descriptor.platform().stream()
                        .anyMatch(its -> platforms.stream().anyMatch(its::isSameMachineAs));
    }
}
