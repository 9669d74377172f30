package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.multiarch.oci.Digest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a tag stands for, asked of the registry by plain HTTP and not by the code under test: an index with every image, config and layer that it names, all of
 * them with the bytes that they should have.
 *
 * @param digest of the index
 * @param platforms how many images it has
 */
record WholeIndex(String digest, int platforms) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String ACCEPT =
            "application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json";

    /** Empty when there is no such tag; fails when there is one that stands for less than all. */
    static Optional<WholeIndex> at(DebianRegistry registry, String repository, String tag)
            throws IOException, InterruptedException {
        var answer = get(registry, repository, "manifests/" + tag);
        if (answer.statusCode() == 404) {
            return Optional.empty();
        }
        assertEquals(200, answer.statusCode());
        var reader = new Reader(registry, repository);
        var digest = Digest.of(answer.body()).toString();
        var platforms = Json.parse(answer.body()).get("manifests");
        assertFalse(platforms.isEmpty(), digest);
        for (var platform : platforms) {
            reader.image(platform);
        }
        assertEquals(List.of(), reader.missing, () -> repository + ":" + tag + " is incomplete");
        return Optional.of(new WholeIndex(digest, platforms.size()));
    }

    /** Fails when there is no such tag, too. */
    static WholeIndex require(DebianRegistry registry, String repository, String tag)
            throws IOException, InterruptedException {
        return at(registry, repository, tag)
                .orElseThrow(() -> new AssertionError("no tag " + tag + " of " + repository));
    }

    private static HttpResponse<byte[]> get(DebianRegistry registry, String repository, String what)
            throws IOException, InterruptedException {
        return CLIENT.send(request(registry, repository, what), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static HttpRequest request(DebianRegistry registry, String repository, String what) {
        return HttpRequest.newBuilder(URI.create("http://" + registry.host() + "/v2/" + repository + "/" + what))
                .header("Accept", ACCEPT)
                .build();
    }

    private static final class Reader {
        private final DebianRegistry registry;
        private final String repository;
        private final Set<String> seen = new TreeSet<>();
        private final List<String> missing = new ArrayList<>();

        Reader(DebianRegistry registry, String repository) {
            this.registry = registry;
            this.repository = repository;
        }

        void image(JsonNode descriptor) throws IOException, InterruptedException {
            var answer = get(registry, repository, "manifests/" + digest(descriptor));
            if (!check(descriptor, answer)) {
                return;
            }
            var manifest = Json.parse(answer.body());
            blob(manifest.get("config"));
            for (var layer : manifest.get("layers")) {
                blob(layer);
            }
        }

        private void blob(JsonNode descriptor) throws IOException, InterruptedException {
            if (seen.add(digest(descriptor))) {
                check(descriptor, get(registry, repository, "blobs/" + digest(descriptor)));
            }
        }

        private boolean check(JsonNode descriptor, HttpResponse<byte[]> answer) {
            boolean isSound = answer.statusCode() == 200
                    && answer.body().length == descriptor.get("size").asLong()
                    && Digest.of(answer.body()).toString().equals(digest(descriptor));
            if (!isSound) {
                missing.add(answer.statusCode() + " " + descriptor);
            }
            return isSound;
        }

        private static String digest(JsonNode descriptor) {
            return descriptor.get("digest").asText();
        }
    }
}
