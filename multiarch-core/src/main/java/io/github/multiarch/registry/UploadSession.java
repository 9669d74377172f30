package io.github.multiarch.registry;

import io.github.multiarch.content.BlobBody;
import io.github.multiarch.oci.Descriptor;
import java.io.IOException;
import java.net.URI;
import java.util.Set;

/**
 * One upload of one blob, in one piece: <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#post-then-put">OCI distribution spec
 * v1.1.1, POST then PUT</a>. Its address is the registry's, and may be on another host, which then gets no credentials.
 */
final class UploadSession {
    private static final Set<Integer> STORED = Set.of(200, 201, 204);

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
        try (var answer = place.connection().send(request)) {
            if (answer.status() != 202) {
                throw place.connection().refused(request, answer);
            }
            return offered(place, request, answer);
        }
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
        var content = HttpBody.of(descriptor, body);
        var target = Locations.withParameter(
                location, "digest", Blobs.encoded(descriptor.digest().toString()));
        var request = request("PUT", target).withBody(content);
        try (var answer = place.connection().send(request)) {
            if (!STORED.contains(answer.status())) {
                throw place.connection().refused(request, answer);
            }
            answer.discard();
        } catch (IOException e) {
            if (content.sourceFailure().isPresent()) {
                cancel();
            }
            throw e;
        }
    }

    /** Tells the registry that nothing will come. What it says to that changes nothing: sessions end by themselves, too. */
    void cancel() {
        try {
            place.connection().send(request("DELETE", location)).discard();
        } catch (IOException e) {
            // As above.
        }
    }

    private RegistryRequest request(String method, URI target) {
        return RegistryRequest.of(opening.purpose(), method, target.toString(), opening.scopes());
    }
}
