package io.github.multiarch.registry;

import io.github.multiarch.content.BlobBody;
import io.github.multiarch.oci.Descriptor;
import java.io.IOException;
import java.net.URI;
import java.util.Set;

/**
 * One upload of one blob: <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#post-then-put">OCI distribution spec v1.1.1, POST then
 * PUT</a>, and where a registry will not have the bytes in the PUT, <a
 * href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pushing-a-blob-in-chunks">in one PATCH before it</a>. Its address is the registry's, and may
 * be on another host, which then gets no credentials. Nothing here is tried twice: a session that has seen a fault is never written to again.
 */
final class UploadSession {
    private static final Set<Integer> STORED = Set.of(200, 201, 204);
    private static final Set<Integer> WRITTEN = Set.of(200, 201, 202, 204);
    /** How registries refuse bytes in the PUT. */
    private static final Set<Integer> WANTS_PATCH = Set.of(405, 415, 501);
    /** How they say that they know nothing of this session any more: restarted, or another server behind the same name. */
    private static final Set<String> SESSION_LOST = Set.of("BLOB_UPLOAD_UNKNOWN", "BLOB_UPLOAD_INVALID");

    private final Place place;
    private final RegistryRequest opening;
    private final URI location;

    private UploadSession(Place place, RegistryRequest opening, URI location) {
        this.place = place;
        this.opening = opening;
        this.location = location;
    }

    static UploadSession start(Place place, Descriptor descriptor) throws IOException {
        var request = place.writing("writing the blob " + place + "@" + descriptor.digest(), "POST", "blobs/uploads/")
                .withBody(HttpBody.of("application/octet-stream", new byte[0]));
        return place.connection().once(request, answer -> {
            if (answer.status() != 202) {
                throw place.connection().refused(request, answer);
            }
            return offered(place, request, answer);
        });
    }

    /** The session that a registry offers instead of a mount, too. */
    static UploadSession offered(Place place, RegistryRequest request, HttpAnswer answer) throws IOException {
        var location = place.connection()
                .location(request, answer)
                .orElseThrow(() -> Failures.unusable(
                        request.purpose(), request.method(), answer, "accepted an upload without saying where to"));
        answer.discard();
        return new UploadSession(place, request, location);
    }

    void put(Descriptor descriptor, BlobBody body) throws IOException {
        try {
            finish(descriptor, HttpBody.of(descriptor, body));
        } catch (RegistryException e) {
            if (!WANTS_PATCH.contains(e.status().orElse(0))) {
                throw e;
            }
            cancel();
            var other = start(place, descriptor);
            other.patch(HttpBody.of(descriptor, body))
                    .finish(descriptor, HttpBody.of("application/octet-stream", new byte[0]));
        }
    }

    /** Writes all bytes; the session then goes on where the answer says. */
    private UploadSession patch(HttpBody content) throws IOException {
        var request = request("PATCH", location).withBody(content);
        return guarded(
                content,
                () -> place.connection().once(request, answer -> {
                    if (!WRITTEN.contains(answer.status())) {
                        throw place.connection().refused(request, answer);
                    }
                    var next = place.connection().location(request, answer).orElse(location);
                    answer.discard();
                    return new UploadSession(place, opening, next);
                }));
    }

    private void finish(Descriptor descriptor, HttpBody content) throws IOException {
        var target = Locations.withParameter(
                location, "digest", Blobs.encoded(descriptor.digest().toString()));
        var request = request("PUT", target).withBody(content);
        guarded(
                content,
                () -> place.connection().once(request, answer -> {
                    if (!STORED.contains(answer.status())) {
                        throw place.connection().refused(request, answer);
                    }
                    StoredDigest.check(answer, descriptor, place);
                    answer.discard();
                    return this;
                }));
    }

    private UploadSession guarded(HttpBody content, Sending sending) throws IOException {
        try {
            return sending.send();
        } catch (RegistryException e) {
            if (content.sourceFailure().isPresent()) {
                cancel();
            }
            throw SESSION_LOST.contains(e.code()) ? e.thatMayPass() : e;
        } catch (IOException e) {
            if (content.sourceFailure().isPresent()) {
                cancel();
            }
            throw e;
        }
    }

    /** Sends something of this session. */
    @FunctionalInterface
    private interface Sending {
        UploadSession send() throws IOException;
    }

    /** Tells the registry that nothing will come. What it says to that changes nothing: sessions end by themselves, too. */
    void cancel() {
        try {
            place.connection().once(request("DELETE", location), answer -> {
                answer.discard();
                return true;
            });
        } catch (IOException e) {
            // As above.
        }
    }

    private RegistryRequest request(String method, URI target) {
        return RegistryRequest.of(opening.purpose(), method, target.toString(), opening.scopes());
    }
}
