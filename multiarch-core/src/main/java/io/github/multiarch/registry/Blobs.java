package io.github.multiarch.registry;

import io.github.multiarch.content.BlobBody;
import io.github.multiarch.content.ContentNotFoundException;
import io.github.multiarch.content.VerifyingInputStream;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.ImageReference;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The configs and layers of a repository, as in <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-blobs">OCI distribution
 * spec v1.1.1, pulling</a> and <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pushing-blobs">pushing blobs</a>.
 */
final class Blobs {
    /** Not allowed, not there, not supported: then the blob is sent, and what is wrong shows there. */
    private static final Set<Integer> NOT_MOUNTED = Set.of(400, 401, 403, 404, 405);

    private final Place place;

    Blobs(Place place) {
        this.place = place;
    }

    InputStream open(Descriptor descriptor) throws IOException {
        var name = place + "@" + descriptor.digest();
        var request = place.reading("reading the blob " + name, "GET", "blobs/" + descriptor.digest());
        var answer = place.connection().send(request);
        if (answer.status() == 404) {
            answer.discard();
            throw new ContentNotFoundException("The blob " + name + " is not there");
        }
        if (answer.status() != 200) {
            throw place.connection().refused(request, answer);
        }
        return new VerifyingInputStream(
                new TransferInputStream(answer, request.purpose()),
                descriptor,
                answer.uri().getRawAuthority());
    }

    boolean has(Descriptor descriptor) throws IOException {
        var request = place.reading(
                "looking for the blob " + place + "@" + descriptor.digest(), "HEAD", "blobs/" + descriptor.digest());
        var answer = Existence.ask(place, request);
        answer.ifPresent(HttpAnswer::close);
        return answer.isPresent();
    }

    boolean mount(Descriptor descriptor, ImageReference from) throws IOException {
        var request = RegistryRequest.of(
                place.purpose(
                        "mounting the blob " + descriptor.digest() + " from " + from.repository() + " at " + place),
                "POST",
                "/v2/" + place.repository() + "/blobs/uploads/?mount="
                        + encoded(descriptor.digest().toString()) + "&from=" + encoded(from.repository()),
                Place.scopes(Scope.pullAndPush(place.repository()), Scope.pull(from.repository())));
        try (var answer = place.connection().send(request)) {
            if (answer.status() == 201) {
                answer.discard();
                return true;
            }
            if (answer.status() == 202) {
                UploadSession.offered(place, request, answer).cancel();
                return false;
            }
            if (NOT_MOUNTED.contains(answer.status())) {
                answer.discard();
                return false;
            }
            throw place.connection().refused(request, answer);
        }
    }

    void put(Descriptor descriptor, BlobBody body) throws IOException {
        UploadSession.start(place, descriptor).put(descriptor, body);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
