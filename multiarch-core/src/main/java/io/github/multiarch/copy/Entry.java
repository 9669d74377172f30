package io.github.multiarch.copy;

import io.github.multiarch.content.ContentSource;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.Platform;
import java.io.IOException;
import java.util.Set;

/**
 * A manifest of what is copied.
 *
 * @param descriptor as the index has it
 * @param platform {@code unknown/unknown} for what is not run, such as attestations
 */
record Entry(Descriptor descriptor, Platform platform) {
    private static final Platform UNKNOWN = Platform.of("unknown", "unknown", "");
    private static final String ATTESTED = "vnd.docker.reference.digest";

    /** Where no index says what an image runs on, its own config does, if it has one. */
    static Entry of(Descriptor descriptor, ContentSource source) throws IOException {
        var listed = descriptor.platform().filter(platform -> !platform.os().isEmpty());
        return new Entry(descriptor, listed.isPresent() ? listed.get() : ofConfig(descriptor, source));
    }

    private static Platform ofConfig(Descriptor descriptor, ContentSource source) throws IOException {
        var config = Manifest.parse(source.document(descriptor)).config();
        if (!config.mediaType().isConfig()) {
            return UNKNOWN;
        }
        try {
            return ImageConfig.parse(source.document(config)).platform();
        } catch (MalformedDocumentException e) {
            // It is copied all the same: what it says is for those who run it.
            return UNKNOWN;
        }
    }

    /** Whether it says something of one of these images. */
    boolean isAbout(Set<Digest> images) {
        var attested = descriptor.annotations().get(ATTESTED);
        return platform.isUnknown()
                && images.stream().anyMatch(image -> image.toString().equals(attested));
    }
}
