package io.github.multiarch.registry;

import io.github.multiarch.content.ContentMismatchException;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.registry.RegistryConnection.Exchange;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * The manifests and indexes of a repository, as in <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests">OCI
 * distribution spec v1.1.1, pulling manifests</a>. How they are written is {@link ManifestWriter}'s.
 */
final class Manifests {
    private static final String ACCEPT = String.join(
            ", ",
            MediaType.OCI_INDEX.value(),
            MediaType.OCI_MANIFEST.value(),
            MediaType.DOCKER_INDEX.value(),
            MediaType.DOCKER_MANIFEST.value());
    static final Set<Integer> STORED = Set.of(200, 201, 202, 204);

    private final Place place;

    Manifests(Place place) {
        this.place = place;
    }

    /** Empty for 404 only. */
    Optional<Document> get(String tagOrDigest) throws IOException {
        return get(tagOrDigest, place.connection()::exchange);
    }

    /** Empty for 404 only. */
    Optional<Document> get(String tagOrDigest, Exchange exchange) throws IOException {
        var name = name(tagOrDigest);
        var request = reading("reading " + name, "GET", tagOrDigest);
        return exchange.ask(request, answer -> {
            if (answer.status() == 404) {
                answer.discard();
                return Optional.empty();
            }
            if (answer.status() != 200) {
                throw place.connection().refused(request, answer);
            }
            var bytes = read(request, answer);
            var expected = StoredDigest.parse(tagOrDigest).or(() -> StoredDigest.in(answer));
            if (expected.isPresent()) {
                verify(expected.get(), bytes, name);
            }
            return Optional.of(document(request, answer, bytes, StoredDigest.parse(tagOrDigest)));
        });
    }

    boolean has(Digest digest) throws IOException {
        return has(digest, place.connection()::exchange);
    }

    /** What a tag stands for now. */
    Optional<Digest> digestOf(String tag) throws IOException {
        return digestOf(tag, place.connection()::exchange);
    }

    /** Removes a tag, or a manifest with all its tags, as far as the registry lets anybody do that. */
    void delete(String tagOrDigest) throws IOException {
        var request = place.request(
                "removing " + name(tagOrDigest),
                "DELETE",
                "manifests/" + tagOrDigest,
                Scope.pullPushAndDelete(place.repository()));
        place.connection().exchange(request, answer -> {
            if (!STORED.contains(answer.status()) && answer.status() != 404) {
                throw place.connection().refused(request, answer);
            }
            answer.discard();
            return true;
        });
    }

    /** Whether a name stands for a document, or whether it is there, if the name is its digest. */
    boolean isThere(Document document, String tagOrDigest, Exchange exchange) throws IOException {
        return StoredDigest.parse(tagOrDigest).isPresent()
                ? has(document.digest(), exchange)
                : digestOf(tagOrDigest, exchange)
                        .filter(document.digest()::equals)
                        .isPresent();
    }

    private boolean has(Digest digest, Exchange exchange) throws IOException {
        var request = reading("looking for " + name(digest.toString()), "HEAD", digest.toString());
        return Existence.isThere(place, exchange, request);
    }

    /** By HEAD, or by GET where the answer to that does not say. */
    Optional<Digest> digestOf(String tag, Exchange exchange) throws IOException {
        var request = reading("looking for " + name(tag), "HEAD", tag);
        var found = Existence.ask(place, exchange, request, StoredDigest::in);
        return found.isPresent() && found.get().isEmpty() ? get(tag).map(Document::digest) : found.flatMap(d -> d);
    }

    private RegistryRequest reading(String doing, String method, String tagOrDigest) {
        return place.reading(doing, method, "manifests/" + tagOrDigest).withHeader("Accept", ACCEPT);
    }

    /** The body of an answer, at most as long as documents are. */
    byte[] read(RegistryRequest request, HttpAnswer answer) throws IOException {
        var bytes = place.connection().body(request, answer).readNBytes(OciJson.MAX_DOCUMENT_BYTES + 1);
        if (bytes.length > OciJson.MAX_DOCUMENT_BYTES) {
            throw Failures.unusable(
                    request.purpose(),
                    request.method(),
                    answer,
                    "sent more than " + OciJson.MAX_DOCUMENT_BYTES + " bytes, the limit for a manifest or index");
        }
        return bytes;
    }

    private static Document document(RegistryRequest request, HttpAnswer answer, byte[] bytes, Optional<Digest> digest)
            throws IOException {
        try {
            var type = ManifestType.of(
                    answer.header("Content-Type"), bytes, request.purpose().doing());
            return digest.isPresent()
                    ? Document.verified(new Descriptor(type, digest.get(), bytes.length), bytes)
                    : Document.of(type, bytes);
        } catch (MalformedDocumentException e) {
            throw Failures.unusable(
                    request.purpose(),
                    request.method(),
                    answer,
                    "sent something that is no manifest or index: " + e.getMessage());
        }
    }

    private static void verify(Digest expected, byte[] bytes, String name) throws ContentMismatchException {
        var algorithm = expected.algorithm();
        var actual = Digest.of(algorithm, algorithm.newMessageDigest().digest(bytes));
        if (!actual.equals(expected)) {
            throw new ContentMismatchException("The registry sent " + actual + " for " + name + ", which is " + expected
                    + "; nothing of it is used");
        }
    }

    String name(String tagOrDigest) {
        return place + (tagOrDigest.contains(":") ? "@" : ":") + tagOrDigest;
    }
}
