package io.github.multiarch.registry.fake;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.OciJson;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a manifest or index must be before it is stored: small, well-formed, of one family, and nothing of it absent or of another size. */
final class ManifestChecks {
    private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");

    private final Store store;

    ManifestChecks(Store store) {
        this.store = store;
    }

    static Optional<Reply> size(byte[] bytes) {
        return bytes.length > OciJson.MAX_DOCUMENT_BYTES
                ? Optional.of(Reply.error(413, "SIZE_INVALID", "manifest too large"))
                : Optional.empty();
    }

    static Optional<Reply> reference(String reference, Document document) {
        if (!reference.contains(":")) {
            return TAG.matcher(reference).matches()
                    ? Optional.empty()
                    : Optional.of(Reply.error(400, "TAG_INVALID", "not a valid tag"));
        }
        var digest = Arrival.digest(reference);
        return digest.isPresent()
                        && Store.digest(digest.get().algorithm(), document.bytes())
                                .equals(digest.get())
                ? Optional.empty()
                : Optional.of(Reply.error(400, "DIGEST_INVALID", "provided digest did not match uploaded content"));
    }

    Optional<Reply> content(String repository, Document document) {
        var type = document.descriptor().mediaType();
        if (!document.json().path("mediaType").asText(type.value()).equals(type.value())) {
            return invalid("mediaType is not the Content-Type");
        }
        if (document.json().has("subject") && !isDescriptor(document.json().get("subject"))) {
            return invalid("subject is not a descriptor");
        }
        if (type.isIndex()) {
            return index(repository, document);
        }
        return type.isManifest()
                ? manifest(repository, document)
                : Optional.of(Reply.error(415, "MANIFEST_INVALID", "unsupported type " + type));
    }

    /** It need not stand for anything that is here. */
    private static boolean isDescriptor(JsonNode subject) {
        return subject.path("mediaType").isTextual()
                && Arrival.digest(subject.path("digest").asText()).isPresent()
                && subject.path("size").isIntegralNumber();
    }

    private Optional<Reply> index(String repository, Document document) {
        for (var child : ImageIndex.parse(document).manifests()) {
            if (isOfOtherFamily(document, child)) {
                return mixed(child);
            }
            var stored = store.manifest(repository, child.digest().toString());
            if (stored.isEmpty()) {
                return Optional.of(Reply.error(400, "MANIFEST_BLOB_UNKNOWN", child.digest() + " is not here"));
            }
            var actual = stored.get().descriptor();
            if (actual.size() != child.size() || !actual.mediaType().equals(child.mediaType())) {
                return invalid(child.digest() + " has another size or type");
            }
        }
        return Optional.empty();
    }

    private Optional<Reply> manifest(String repository, Document document) {
        var manifest = Manifest.parse(document);
        var refusal = blob(repository, document, manifest.config());
        for (var layer : manifest.layers()) {
            if (refusal.isEmpty() && isOfOtherFamily(document, layer)) {
                return mixed(layer);
            }
            if (refusal.isEmpty() && !layer.mediaType().isForeign()) {
                refusal = blob(repository, document, layer);
            }
        }
        return refusal;
    }

    private Optional<Reply> blob(String repository, Document document, Descriptor descriptor) {
        if (isOfOtherFamily(document, descriptor)) {
            return mixed(descriptor);
        }
        var bytes = store.blob(repository, descriptor.digest());
        if (bytes.isEmpty()) {
            return Optional.of(Reply.error(400, "MANIFEST_BLOB_UNKNOWN", "blob unknown: " + descriptor.digest()));
        }
        return bytes.get().length == descriptor.size()
                ? Optional.empty()
                : invalid(descriptor.digest() + " has " + bytes.get().length + " bytes");
    }

    private static boolean isOfOtherFamily(Document document, Descriptor part) {
        var oci = document.descriptor().mediaType().isOf(ImageFormat.OCI);
        return part.mediaType().isOf(oci ? ImageFormat.DOCKER : ImageFormat.OCI);
    }

    private static Optional<Reply> mixed(Descriptor descriptor) {
        return invalid("the type " + descriptor.mediaType() + " is of another family");
    }

    private static Optional<Reply> invalid(String message) {
        return Optional.of(Reply.error(400, "MANIFEST_INVALID", message));
    }
}
