package io.github.multiarch.copy;

import io.github.multiarch.content.ContentSource;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.plan.ListedPlatform;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * A manifest of what is copied.
 *
 * @param descriptor as the index has it
 * @param platform {@code unknown/unknown} for what is not run, such as attestations
 */
record Entry(Descriptor descriptor, Platform platform) {
    static Entry of(Descriptor descriptor, ContentSource source) throws IOException {
        try {
            return new Entry(descriptor, ListedPlatform.of(descriptor, source));
        } catch (MalformedDocumentException e) {
            // It is copied all the same: what its config says is for those who run it.
            return new Entry(descriptor, Platform.of("unknown", "unknown", ""));
        }
    }

    /** Whether it says something of one of these images. */
    boolean isAbout(Set<Digest> images) {
        var attested = descriptor.attested();
        return platform.isUnknown()
                && images.stream().map(Digest::toString).map(Optional::of).anyMatch(attested::equals);
    }
}
