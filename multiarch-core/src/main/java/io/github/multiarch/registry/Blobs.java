package io.github.multiarch.registry;

import io.github.multiarch.content.BlobBody;
import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.content.VerifyingInputStream;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.registry.RegistryConnection.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * The configs and layers of a repository, as in <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-blobs">OCI distribution
 * spec v1.1.1, pulling</a> and <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pushing-blobs">pushing blobs</a>.
 */
final class Blobs {
    /** Not allowed, not there, not supported: then the blob is sent, and what is wrong shows there. */
    private static final Set<Integer> NOT_MOUNTED = Set.of(400, 401, 403, 404, 405);

    private final Place place;
    private final OwnWord word;

    Blobs(Place place) {
        this.place = place;
        this.word = new OwnWord(place);
    }

    /** A stream that fails where the connection breaks; who reads it may open another. */
    InputStream open(Descriptor descriptor) throws IOException {
        var name = place + "@" + descriptor.digest();
        var request = place.reading("reading the blob " + name, "GET", "blobs/" + descriptor.digest());
        var answer = place.connection().open(request);
        if (answer.status() == 404) {
            answer.discard();
            throw new ContentNotFoundException("The blob " + name + " is not there");
        }
        if (answer.status() != 200) {
            throw place.connection().refused(request, answer);
        }
        return VerifyingInputStream.of(
                place.connection().body(request, answer),
                descriptor,
                answer.uri().getRawAuthority());
    }

    boolean has(Descriptor descriptor) throws IOException {
        return has(descriptor, place.connection()::exchange);
    }

    private boolean has(Descriptor descriptor, Exchange exchange) throws IOException {
        var request = place.reading(
                "looking for the blob " + place + "@" + descriptor.digest(), "HEAD", "blobs/" + descriptor.digest());
        return Existence.isThere(place, exchange, request);
    }

    boolean mount(Descriptor descriptor, ImageReference from) throws IOException {
        var request = RegistryRequest.of(
                place.purpose(
                        "mounting the blob " + descriptor.digest() + " from " + from.repository() + " at " + place),
                "POST",
                "/v2/" + place.repository() + "/blobs/uploads/?mount="
                        + encoded(descriptor.digest().toString()) + "&from=" + encoded(from.repository()),
                List.of(Scope.pullAndPush(place.repository()), Scope.pull(from.repository())));
        return word.of(() -> {
            try {
                return place.connection().exchange(request, answer -> {
                    if (answer.status() == 201) {
                        answer.discard();
                        return true;
                    }
                    if (answer.status() == 202) {
                        UploadSession.offered(place, request, answer).cancel();
                        return false;
                    }
                    throw place.connection().refused(request, answer);
                });
            } catch (RegistryException e) {
                if (NOT_MOUNTED.contains(e.status().orElse(0))) {
                    return false;
                }
                throw e;
            }
        });
    }

    /** Sends a blob. After a fault nobody knows what arrived: it is asked for, and if it is not there, sent anew in another session. */
    void put(Descriptor descriptor, BlobBody body) throws IOException {
        var connection = place.connection();
        word.of(() -> connection.retries().run(attempt -> {
            if (attempt == 1 || !has(descriptor, connection::once)) {
                UploadSession.start(place, descriptor).put(descriptor, body);
            }
            return true;
        }));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
