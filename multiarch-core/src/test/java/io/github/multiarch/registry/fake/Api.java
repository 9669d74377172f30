package io.github.multiarch.registry.fake;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.MediaType;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The registry's part of the OCI distribution spec v1.1.1: pull and push, its tags, and where that is wanted referrers. */
final class Api {
    private static final Pattern PATH = Pattern.compile(
            "/v2/(?<name>[a-z0-9._/-]+)/(?<kind>manifests|blobs|blobs/uploads|referrers|tags(?=/list$))/(?<last>[^/]*)");
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{1,9})-([0-9]{0,9})");

    private final Store store;
    private final Gate gate;
    private final Rules rules;
    private final Uploads uploads = new Uploads();
    private final UploadApi uploadApi;
    private final ReferrersApi referrersApi;
    private final TagsApi tagsApi;

    Api(Store store, Gate gate, Rules rules) {
        this.store = store;
        this.gate = gate;
        this.rules = rules;
        this.uploadApi = new UploadApi(store, gate, rules, uploads);
        this.referrersApi = new ReferrersApi(store, rules);
        this.tagsApi = new TagsApi(store);
    }

    int openUploads() {
        return uploads.open();
    }

    /** To be taken before the body is read, and closed before the answer is sent. */
    Uploads.Turn turn(RecordedRequest head) {
        return uploads.turn(head);
    }

    Reply answer(Arrival arrival, Uploads.Turn turn) {
        var request = arrival.request();
        if (request.path().equals("/token")) {
            return gate.tokens().answer(arrival);
        }
        if (request.path().equals("/v2/")) {
            return gate.check(request, "", "pull").orElse(Reply.of(200, Map.of()));
        }
        var path = PATH.matcher(request.path());
        if (!path.matches()) {
            return Reply.error(404, "UNSUPPORTED", "no such path");
        }
        var name = path.group("name");
        var last = path.group("last");
        var kind = path.group("kind");
        var refusal = gate.check(request, name, action(request.method(), kind));
        if (refusal.isPresent()) {
            turn.refusedWith(refusal.get().status());
            return refusal.get();
        }
        return switch (kind + " " + request.method()) {
            case "manifests GET", "manifests HEAD" -> manifest(arrival, name, last);
            case "manifests PUT" -> putManifest(arrival, name, last);
            case "manifests DELETE" -> delete(() -> store.delete(name, last), "MANIFEST_UNKNOWN");
            case "referrers GET" -> referrersApi.answer(arrival, name, last);
            case "tags GET" -> tagsApi.answer(arrival, name);
            case "blobs GET", "blobs HEAD" -> blob(arrival, name, last);
            case "blobs DELETE" ->
                delete(
                        () -> Arrival.digest(last)
                                .map(digest -> store.removeBlob(name, digest))
                                .orElse(false),
                        "BLOB_UNKNOWN");
            default ->
                kind.equals("blobs/uploads")
                        ? uploadApi.answer(arrival, name, turn)
                        : Reply.error(405, "UNSUPPORTED", "method not allowed");
        };
    }

    private static String action(String method, String kind) {
        return switch (method) {
            case "GET", "HEAD" -> "pull";
            case "DELETE" -> kind.equals("blobs/uploads") ? "push" : "delete";
            default -> "push";
        };
    }

    private Reply manifest(Arrival arrival, String name, String reference) {
        var found = store.manifest(name, reference);
        if (rules.lag().hides(name, reference)
                || found.isEmpty()
                || !arrival.header("Accept")
                        .orElse("")
                        .contains(found.get().descriptor().mediaType().value())) {
            return Reply.error(404, "MANIFEST_UNKNOWN", "manifest unknown");
        }
        var headers = new TreeMap<String, String>();
        headers.put("Content-Type", found.get().descriptor().mediaType().value());
        headers.put("Docker-Content-Digest", found.get().digest().toString());
        return new Reply(200, headers, found.get().bytes());
    }

    private Reply putManifest(Arrival arrival, String name, String reference) {
        var type = arrival.header("Content-Type").orElse("");
        if (rules.ociIndexStatus() != 0 && type.equals(MediaType.OCI_INDEX.value())) {
            return Reply.error(rules.ociIndexStatus(), "MANIFEST_INVALID", "OCI indexes are not supported");
        }
        if (rules.existingTagStatus() != 0 && store.tags(name).containsKey(reference)) {
            return Reply.error(
                    rules.existingTagStatus(), "TAG_INVALID", "the tag " + reference + " exists and is immutable");
        }
        var digest = Digest.of(arrival.body());
        if (isIndex(type) && rules.lag().refuses(name, digest)) {
            return Reply.error(404, "MANIFEST_BLOB_UNKNOWN", "a manifest of the index is not here yet");
        }
        var refusal = store.putManifest(name, reference, type, arrival.body(), arrival.keeps());
        if (refusal.isEmpty()) {
            rules.lag().wrote(name, reference, digest);
        }
        return refusal.orElseGet(() -> stored(name, Document.of(new MediaType(type), arrival.body())));
    }

    private Reply stored(String name, Document document) {
        var digest = document.digest();
        var reply = Reply.of(
                201,
                Map.of("Location", "/v2/" + name + "/manifests/" + digest, "Docker-Content-Digest", digest.toString()));
        var subject = referrersApi.subject(document);
        var full = subject.isPresent() ? reply.withHeader("OCI-Subject", subject.get()) : reply;
        return rules.namesStoredDigests() ? full : full.without("Docker-Content-Digest");
    }

    private static boolean isIndex(String type) {
        return type.equals(MediaType.OCI_INDEX.value()) || type.equals(MediaType.DOCKER_INDEX.value());
    }

    private Reply blob(Arrival arrival, String name, String reference) {
        var digest = Arrival.digest(reference);
        if (digest.isEmpty()) {
            return Reply.error(400, "DIGEST_INVALID", "not a digest");
        }
        var bytes = store.blob(name, digest.get());
        if (bytes.isEmpty()) {
            return Reply.error(404, "BLOB_UNKNOWN", "blob unknown to registry");
        }
        var headers =
                new TreeMap<>(Map.of("Content-Type", "application/octet-stream", "Docker-Content-Digest", reference));
        headers.put("Accept-Ranges", "bytes");
        return ranged(new Reply(200, headers, bytes.get()), arrival.header("Range"));
    }

    /** One range, from a byte on. Others are left out of account, as RFC 9110, section 14.2, allows. */
    private static Reply ranged(Reply whole, Optional<String> range) {
        var match = RANGE.matcher(range.orElse(""));
        if (!match.matches()) {
            return whole;
        }
        int length = whole.body().length;
        int from = Integer.parseInt(match.group(1));
        int to = match.group(2).isEmpty() ? length - 1 : Math.min(Integer.parseInt(match.group(2)), length - 1);
        if (from > to) {
            return Reply.error(416, "RANGE_INVALID", "nothing there").withHeader("Content-Range", "bytes */" + length);
        }
        return whole.part(from, to + 1).withHeader("Content-Range", "bytes " + from + "-" + to + "/" + length);
    }

    private Reply delete(Deletion deletion, String unknown) {
        if (!rules.allowsDeletes()) {
            return Reply.error(405, "UNSUPPORTED", "the operation is unsupported");
        }
        return deletion.found() ? Reply.of(202, Map.of()) : Reply.error(404, unknown, "not here");
    }

    /** Deletes; false when there was nothing. */
    private interface Deletion {
        boolean found();
    }
}
