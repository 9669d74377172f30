package io.github.multiarch.registry;

import io.github.multiarch.content.ContentMismatchException;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.OciJson;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * The manifests and indexes of a repository, as in <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests">OCI
 * distribution spec v1.1.1, pulling</a> and <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pushing-manifests">pushing
 * manifests</a>.
 */
final class Manifests {
    private static final String ACCEPT = String.join(
            ", ",
            MediaType.OCI_INDEX.value(),
            MediaType.OCI_MANIFEST.value(),
            MediaType.DOCKER_INDEX.value(),
            MediaType.DOCKER_MANIFEST.value());
    private static final String DIGEST_HEADER = "Docker-Content-Digest";
    private static final Set<Integer> STORED = Set.of(200, 201, 202, 204);

    private final Place place;

    Manifests(Place place) {
        this.place = place;
    }

    /** Empty for 404 only. */
    Optional<Document> get(String tagOrDigest) throws IOException {
        var name = name(tagOrDigest);
        var request = reading("reading " + name, "GET", tagOrDigest);
        try (var answer = place.connection().send(request)) {
            if (answer.status() == 404) {
                answer.discard();
                return Optional.empty();
            }
            if (answer.status() != 200) {
                throw place.connection().refused(request, answer);
            }
            var bytes = read(request, answer);
            var expected = digestIn(tagOrDigest).or(() -> reported(answer));
            if (expected.isPresent()) {
                verify(expected.get(), bytes, name);
            }
            return Optional.of(document(request, answer, bytes, digestIn(tagOrDigest)));
        }
    }

    boolean has(Digest digest) throws IOException {
        var request = reading("looking for " + name(digest.toString()), "HEAD", digest.toString());
        var answer = Existence.ask(place, request);
        answer.ifPresent(HttpAnswer::close);
        return answer.isPresent();
    }

    void put(Document document, String tagOrDigest) throws IOException {
        var bytes = document.bytes();
        var doing = "writing " + document + " as " + name(tagOrDigest);
        if (bytes.length > OciJson.MAX_DOCUMENT_BYTES) {
            throw Failures.unsafe(
                    place.purpose(doing),
                    "PUT",
                    "it has " + bytes.length + " bytes; registries take " + OciJson.MAX_DOCUMENT_BYTES);
        }
        var request = place.writing(doing, "PUT", "manifests/" + tagOrDigest)
                .withBody(HttpBody.of(document.descriptor().mediaType().value(), bytes));
        try (var answer = place.connection().send(request)) {
            if (!STORED.contains(answer.status())) {
                throw place.connection().refused(request, answer);
            }
            var stored = reported(answer);
            if (stored.isPresent() && isOther(stored.get(), document)) {
                throw new ContentMismatchException(
                        "The registry stored " + document + " at " + place + " as " + stored.get());
            }
            answer.discard();
        }
    }

    /** Looks whether the tag stands for the document now. */
    void verifyTag(Document document, String tag) throws IOException {
        var request = reading("verifying the tag " + tag + " of " + place, "HEAD", tag);
        var answer = Existence.ask(place, request);
        var found = answer.flatMap(Manifests::reported);
        answer.ifPresent(HttpAnswer::close);
        if (answer.isPresent() && found.isEmpty()) {
            found = get(tag).map(Document::digest);
        }
        if (found.isEmpty() || isOther(found.get(), document)) {
            throw new ContentMismatchException("The tag " + tag + " of " + place + " was set to " + document.digest()
                    + ", but now stands for " + found.map(Digest::toString).orElse("nothing")
                    + ". Somebody else may have pushed at the same time: push again");
        }
    }

    private RegistryRequest reading(String doing, String method, String tagOrDigest) {
        return place.reading(doing, method, "manifests/" + tagOrDigest).withHeader("Accept", ACCEPT);
    }

    private byte[] read(RegistryRequest request, HttpAnswer answer) throws IOException {
        var bytes = new TransferInputStream(answer, request.purpose()).readNBytes(OciJson.MAX_DOCUMENT_BYTES + 1);
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

    private static boolean isOther(Digest digest, Document document) {
        var algorithm = digest.algorithm();
        return !digest.equals(Digest.of(algorithm, algorithm.newMessageDigest().digest(document.bytes())));
    }

    private static Optional<Digest> reported(HttpAnswer answer) {
        return answer.header(DIGEST_HEADER).flatMap(Manifests::digestIn);
    }

    private static Optional<Digest> digestIn(String text) {
        try {
            return Optional.of(Digest.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private String name(String tagOrDigest) {
        return place + (tagOrDigest.contains(":") ? "@" : ":") + tagOrDigest;
    }
}
