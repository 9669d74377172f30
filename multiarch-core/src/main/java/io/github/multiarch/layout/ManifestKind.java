package io.github.multiarch.layout;

import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.OciJson;
import java.util.Optional;

/** Tells a manifest or index from any other blob, for one that is asked for by nothing but its digest. */
final class ManifestKind {
    private ManifestKind() {}

    /** What the document says of itself; OCI allows it to say nothing, then its fields tell. Empty for every other blob. */
    static Optional<MediaType> of(byte[] bytes) {
        try {
            var json = OciJson.parseObject(bytes, "the blob");
            var own = json.path("mediaType");
            if (own.isTextual()) {
                return Optional.of(new MediaType(own.textValue())).filter(type -> type.isIndex() || type.isManifest());
            }
            if (json.path("manifests").isArray()) {
                return Optional.of(MediaType.OCI_INDEX);
            }
            return json.path("layers").isArray() && json.path("config").isObject()
                    ? Optional.of(MediaType.OCI_MANIFEST)
                    : Optional.empty();
        } catch (MalformedDocumentException notJson) {
            return Optional.empty();
        } catch (IllegalArgumentException notAMediaType) {
            return Optional.empty();
        }
    }
}
