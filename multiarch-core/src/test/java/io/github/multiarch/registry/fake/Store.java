package io.github.multiarch.registry.fake;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.OciJson;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a registry holds, and what it refuses to hold. */
final class Store {
    private final SortedMap<Digest, byte[]> blobs = new TreeMap<>();
    private final Set<Digest> everywhere = new TreeSet<>();
    private final Map<String, Set<Digest>> linked = new TreeMap<>();
    private final Map<String, SortedMap<Digest, Document>> manifests = new TreeMap<>();
    private final Map<String, SortedMap<String, Digest>> tags = new TreeMap<>();

    synchronized Digest putBlob(byte[] bytes) {
        var digest = Digest.of(bytes);
        blobs.put(digest, bytes.clone());
        everywhere.add(digest);
        return digest;
    }

    synchronized Digest putBlob(String repository, byte[] bytes) {
        var digest = Digest.of(bytes);
        blobs.put(digest, bytes.clone());
        linked.computeIfAbsent(repository, r -> new TreeSet<>()).add(digest);
        return digest;
    }

    synchronized Optional<byte[]> blob(String repository, Digest digest) {
        return hasBlob(repository, digest) ? Optional.of(blobs.get(digest).clone()) : Optional.empty();
    }

    synchronized boolean mount(String repository, Digest digest, String from) {
        if (!hasBlob(from, digest)) {
            return false;
        }
        linked.computeIfAbsent(repository, r -> new TreeSet<>()).add(digest);
        return true;
    }

    synchronized Optional<Document> manifest(String repository, String reference) {
        var digest = reference.contains(":")
                ? Optional.of(Digest.parse(reference))
                : Optional.ofNullable(tags(repository).get(reference));
        return digest.map(
                d -> manifests.getOrDefault(repository, new TreeMap<>()).get(d));
    }

    synchronized SortedMap<String, Digest> tags(String repository) {
        return new TreeMap<>(tags.getOrDefault(repository, new TreeMap<>()));
    }

    /** Stores a manifest or index; the refusal when it does not. */
    synchronized Optional<Reply> putManifest(String repository, String reference, String contentType, byte[] bytes) {
        if (bytes.length > OciJson.MAX_DOCUMENT_BYTES) {
            return Optional.of(Reply.error(413, "SIZE_INVALID", "manifest too large"));
        }
        try {
            var document = Document.of(new MediaType(contentType), bytes);
            if (reference.contains(":") && !Digest.parse(reference).equals(document.digest())) {
                return Optional.of(
                        Reply.error(400, "DIGEST_INVALID", "provided digest did not match uploaded content"));
            }
            var refusal = refusal(repository, document);
            if (refusal.isEmpty()) {
                manifests.computeIfAbsent(repository, r -> new TreeMap<>()).put(document.digest(), document);
                if (!reference.contains(":")) {
                    tags.computeIfAbsent(repository, r -> new TreeMap<>()).put(reference, document.digest());
                }
            }
            return refusal;
        } catch (IllegalArgumentException e) {
            return Optional.of(Reply.error(400, "MANIFEST_INVALID", String.valueOf(e.getMessage())));
        }
    }

    private Optional<Reply> refusal(String repository, Document document) {
        var type = document.descriptor().mediaType();
        if (!document.json().path("mediaType").asText(type.value()).equals(type.value())) {
            return Optional.of(Reply.error(400, "MANIFEST_INVALID", "mediaType is not the Content-Type"));
        }
        var format = type.isOf(ImageFormat.OCI) ? ImageFormat.OCI : ImageFormat.DOCKER;
        var other = format == ImageFormat.OCI ? ImageFormat.DOCKER : ImageFormat.OCI;
        if (type.isIndex()) {
            for (var child : ImageIndex.parse(document).manifests()) {
                if (child.mediaType().isOf(other)) {
                    return mixed(child);
                }
                if (manifest(repository, child.digest().toString()).isEmpty()) {
                    return Optional.of(Reply.error(404, "MANIFEST_BLOB_UNKNOWN", child.digest() + " is not here"));
                }
            }
            return Optional.empty();
        }
        if (!type.isManifest()) {
            return Optional.of(Reply.error(415, "MANIFEST_INVALID", "unsupported type " + type));
        }
        var manifest = Manifest.parse(document);
        if (manifest.config().mediaType().isOf(other)) {
            return mixed(manifest.config());
        }
        if (!hasBlob(repository, manifest.config().digest())) {
            return absent(manifest.config());
        }
        for (var layer : manifest.layers()) {
            if (layer.mediaType().isOf(other)) {
                return mixed(layer);
            }
            if (!layer.mediaType().isForeign() && !hasBlob(repository, layer.digest())) {
                return absent(layer);
            }
        }
        return Optional.empty();
    }

    private boolean hasBlob(String repository, Digest digest) {
        return everywhere.contains(digest)
                || linked.getOrDefault(repository, Set.of()).contains(digest);
    }

    private static Optional<Reply> mixed(Descriptor descriptor) {
        return Optional.of(
                Reply.error(400, "MANIFEST_INVALID", "the type " + descriptor.mediaType() + " is of another family"));
    }

    private static Optional<Reply> absent(Descriptor descriptor) {
        return Optional.of(Reply.error(400, "MANIFEST_BLOB_UNKNOWN", "blob unknown: " + descriptor.digest()));
    }
}
