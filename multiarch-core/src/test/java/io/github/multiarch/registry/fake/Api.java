package io.github.multiarch.registry.fake;

import io.github.multiarch.oci.Digest;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** The registry's part of the OCI distribution spec v1.1.1: pull, and push with uploads in one piece. */
final class Api {
    private static final Pattern PATH =
            Pattern.compile("/v2/(?<name>[a-z0-9._/-]+)/(?<kind>manifests|blobs|blobs/uploads)/(?<last>[^/]*)");

    private final Store store;
    private final Gate gate;
    private final Set<String> uploads = ConcurrentHashMap.newKeySet();
    private final AtomicInteger counter = new AtomicInteger();

    Api(Store store, Gate gate) {
        this.store = store;
        this.gate = gate;
    }

    int openUploads() {
        return uploads.size();
    }

    Reply answer(RecordedRequest request, byte[] body) {
        if (request.path().equals("/v2/")) {
            return gate.check(request, "", "pull").orElse(Reply.of(200, Map.of()));
        }
        var path = PATH.matcher(request.path());
        if (!path.matches()) {
            return Reply.error(404, "UNSUPPORTED", "no such path");
        }
        var name = path.group("name");
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        var refusal = gate.check(request, name, reads ? "pull" : "push");
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var last = path.group("last");
        return switch (path.group("kind") + " " + request.method()) {
            case "manifests GET", "manifests HEAD" -> manifest(request, name, last);
            case "manifests PUT" -> putManifest(request, name, last, body);
            case "blobs GET", "blobs HEAD" -> blob(name, last);
            case "blobs/uploads POST" -> startUpload(request, name);
            case "blobs/uploads PUT" -> putUpload(request, name, body);
            case "blobs/uploads DELETE" ->
                uploads.remove(request.target())
                        ? Reply.of(204, Map.of())
                        : Reply.error(404, "BLOB_UPLOAD_UNKNOWN", "no such upload");
            default -> Reply.error(405, "UNSUPPORTED", "method not allowed");
        };
    }

    private Reply manifest(RecordedRequest request, String name, String reference) {
        var found = store.manifest(name, reference);
        if (found.isEmpty()
                || !request.header("Accept")
                        .orElse("")
                        .contains(found.get().descriptor().mediaType().value())) {
            return Reply.error(404, "MANIFEST_UNKNOWN", "manifest unknown");
        }
        var headers = new TreeMap<String, String>();
        headers.put("Content-Type", found.get().descriptor().mediaType().value());
        headers.put("Docker-Content-Digest", found.get().digest().toString());
        return new Reply(200, headers, found.get().bytes());
    }

    private Reply putManifest(RecordedRequest request, String name, String reference, byte[] body) {
        return store.putManifest(name, reference, request.header("Content-Type").orElse(""), body)
                .orElseGet(() -> Reply.of(
                        201,
                        Map.of(
                                "Location",
                                "/v2/" + name + "/manifests/" + Digest.of(body),
                                "Docker-Content-Digest",
                                Digest.of(body).toString())));
    }

    private Reply blob(String name, String digest) {
        return store.blob(name, Digest.parse(digest))
                .map(bytes -> new Reply(
                        200,
                        new TreeMap<>(
                                Map.of("Content-Type", "application/octet-stream", "Docker-Content-Digest", digest)),
                        bytes))
                .orElse(Reply.error(404, "BLOB_UNKNOWN", "blob unknown to registry"));
    }

    private Reply startUpload(RecordedRequest request, String name) {
        int query = request.target().indexOf('?');
        if (query > 0) {
            var parameters = Gate.parameters(request.target().substring(query + 1));
            var digest = parameters.get("mount").get(0);
            var from = parameters.get("from").get(0);
            if (gate.allows(request.header("Authorization").orElse(""), from, "pull")
                    && store.mount(name, Digest.parse(digest), from)) {
                return Reply.of(201, Map.of("Location", "/v2/" + name + "/blobs/" + digest));
            }
        }
        // A query that changes when it is taken apart and put together again.
        var location = "/v2/" + name + "/blobs/uploads/" + counter.incrementAndGet()
                + "?_state=a%2Fb+c%3D&empty=&bare&z=1&z=2";
        uploads.add(location);
        return Reply.of(202, Map.of("Location", location));
    }

    private Reply putUpload(RecordedRequest request, String name, byte[] body) {
        int added = request.target().lastIndexOf("&digest=");
        if (added < 0 || !uploads.contains(request.target().substring(0, added))) {
            return Reply.error(404, "BLOB_UPLOAD_UNKNOWN", "no such upload");
        }
        var length = request.header("Content-Length");
        if (length.isEmpty() || Long.parseLong(length.get()) != body.length) {
            return Reply.error(400, "SIZE_INVALID", "not the announced length");
        }
        var expected = Gate.parameters(request.target().substring(added + 1))
                .get("digest")
                .get(0);
        if (!Digest.of(body).toString().equals(expected)) {
            return Reply.error(400, "DIGEST_INVALID", "provided digest did not match uploaded content");
        }
        uploads.remove(request.target().substring(0, added));
        store.putBlob(name, body);
        return Reply.of(
                201, Map.of("Location", "/v2/" + name + "/blobs/" + expected, "Docker-Content-Digest", expected));
    }
}
