package io.github.multiarch.inspect;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.EntryKind;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.Platform;
import java.io.IOException;
import java.util.Optional;

/**
 * What an index lists beside images and BuildKit's statements: never run.
 *
 * @param type its artifact type; where it says none, that of its config, or its media type
 * @param mediaType of what is listed
 * @param digest of what is listed
 * @param size of its content, in bytes; of what cannot be looked into, its own
 * @param platform as the index says it
 * @param of the digest of what it belongs to (its {@code subject}), where it says that
 */
public record Artifact(
        String type, String mediaType, String digest, long size, Optional<String> platform, Optional<String> of) {

    /** An entry that says what it is, or is of a media type that is not known here. */
    static Artifact read(Found found, Descriptor entry, EntryKind kind) throws IOException {
        if (kind != EntryKind.OTHER && entry.mediaType().isManifest()) {
            var document = found.source().document(entry);
            try {
                return of(entry, document, Manifest.parse(document));
            } catch (MalformedDocumentException e) {
                // What it is stands in the index.
            }
        }
        var type = entry.artifactType().orElse(entry.mediaType().value());
        return new Artifact(
                type,
                entry.mediaType().value(),
                entry.digest().toString(),
                entry.size(),
                platform(entry),
                Optional.empty());
    }

    /** An entry whose manifest has been read. */
    static Artifact of(Descriptor entry, Document document, Manifest manifest) {
        var json = document.json();
        return new Artifact(
                entry.artifactType()
                        .or(() -> Optional.ofNullable(json.path("artifactType").textValue()))
                        .filter(type -> !type.isEmpty())
                        .orElse(manifest.config().mediaType().value()),
                entry.mediaType().value(),
                entry.digest().toString(),
                manifest.layers().stream().mapToLong(Descriptor::size).sum(),
                platform(entry),
                Optional.ofNullable(json.path("subject").path("digest").textValue()));
    }

    private static Optional<String> platform(Descriptor entry) {
        return entry.platform().filter(platform -> !platform.isUnknown()).map(Platform::toString);
    }
}
