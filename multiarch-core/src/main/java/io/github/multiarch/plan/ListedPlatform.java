package io.github.multiarch.plan;

import io.github.multiarch.content.ContentSource;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.Platform;
import java.io.IOException;

/** What an image is for, as the index says that lists it; where none does, as its own config says. */
public final class ListedPlatform {
    private ListedPlatform() {}

    /**
     * Tells.
     *
     * @param manifest of an image, as it is listed
     * @param source where it is; asked for manifest and config only when the list does not tell
     * @return {@code unknown/unknown} for what is not run: attestations, and artifacts such as signatures, which have a config of another kind
     * @throws MalformedDocumentException when manifest or config are none
     * @throws IOException when they cannot be read
     */
    public static Platform of(Descriptor manifest, ContentSource source) throws IOException {
        var listed = manifest.platform().filter(platform -> !platform.os().isEmpty());
        if (listed.isPresent()) {
            return listed.get();
        }
        var config = Manifest.parse(source.document(manifest)).config();
        return config.mediaType().isConfig()
                ? ImageConfig.parse(source.document(config)).platform()
                : Platform.of("unknown", "unknown", "");
    }
}
