package io.github.multiarch.registry;

import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.OciJson;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a registry's answer is: its {@code Content-Type}, and where that says nothing, what the document says itself. */
final class ManifestType {
    private static final Set<String> SAYS_NOTHING =
            Set.of("", "application/json", "application/octet-stream", "text/plain", "binary/octet-stream");

    private ManifestType() {}

    static MediaType of(Optional<String> contentType, byte[] bytes, String doing) {
        var header = contentType.orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        var type = SAYS_NOTHING.contains(header) ? ownType(bytes, doing) : header;
        try {
            var mediaType = new MediaType(type);
            if (mediaType.isIndex() || mediaType.isManifest()) {
                return mediaType;
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedDocumentException(String.valueOf(e.getMessage()), e);
        }
        throw new MalformedDocumentException("its type is " + type
                + "; images of the OCI types, and of Docker's version 2 schema 2, are understood");
    }

    private static String ownType(byte[] bytes, String doing) {
        var json = OciJson.parseObject(bytes, "the answer to " + doing);
        var own = json.path("mediaType").asText("");
        if (!own.isEmpty()) {
            return own;
        }
        // The field is optional in OCI documents only (OCI image spec v1.1.1, manifest and index).
        return (json.has("manifests") ? MediaType.OCI_INDEX : MediaType.OCI_MANIFEST).value();
    }
}
