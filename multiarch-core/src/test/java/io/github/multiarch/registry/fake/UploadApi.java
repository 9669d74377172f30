package io.github.multiarch.registry.fake;

import io.github.multiarch.oci.Digest;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Pushing blobs, as in the OCI distribution spec v1.1.1: mounts, uploads in one piece, in chunks and as a stream. */
final class UploadApi {
    private static final Pattern CONTENT_RANGE = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

    private final Store store;
    private final Gate gate;
    private final Rules rules;
    private final Uploads uploads;

    UploadApi(Store store, Gate gate, Rules rules, Uploads uploads) {
        this.store = store;
        this.gate = gate;
        this.rules = rules;
        this.uploads = uploads;
    }

    Reply answer(Arrival arrival, String name, Uploads.Turn turn) {
        var target = arrival.request().target();
        if (turn.refusal().isPresent()) {
            return turn.refusal().get();
        }
        return switch (arrival.method()) {
            case "POST" -> start(arrival, name);
            case "PATCH" -> patch(arrival, turn);
            case "PUT" -> put(arrival, name, turn);
            case "GET" -> uploads.status(target).orElseGet(UploadApi::unknown);
            case "DELETE" -> uploads.cancel(target) ? Reply.of(204, Map.of()) : unknown();
            default -> Reply.error(405, "UNSUPPORTED", "method not allowed");
        };
    }

    private Reply start(Arrival arrival, String name) {
        var mount = arrival.parameter("mount").flatMap(Arrival::digest);
        var from = arrival.parameter("from");
        if (mount.isPresent() && from.isPresent()) {
            var digest = mount.get();
            if (gate.allows(arrival.header("Authorization").orElse(""), from.get(), "pull")
                    && store.hasBlob(from.get(), digest)) {
                if (arrival.keeps()) {
                    store.mount(name, digest, from.get());
                }
                return created(name, digest);
            }
        }
        return Reply.of(202, Map.of("Location", rules.uploadLocation(uploads.start(name))));
    }

    private Reply patch(Arrival arrival, Uploads.Turn turn) {
        var range = arrival.header("Content-Range");
        var body = arrival.body();
        if (range.isPresent()) {
            var match = CONTENT_RANGE.matcher(range.get());
            if (!match.matches() || Long.parseLong(match.group(1)) != turn.bytes().length) {
                turn.settle();
                return Reply.error(416, "RANGE_INVALID", "the next byte is not the first of " + range.get())
                        .withHeader("Location", rules.uploadLocation(turn.location()))
                        .withHeader("Range", turn.range());
            }
            if (Long.parseLong(match.group(2)) - Long.parseLong(match.group(1)) + 1 != body.length) {
                return Reply.error(400, "SIZE_INVALID", range.get() + " is not the length of what was sent");
            }
        }
        turn.append(body);
        return Reply.of(202, Map.of("Location", rules.uploadLocation(turn.location()), "Range", turn.range()));
    }

    private Reply put(Arrival arrival, String name, Uploads.Turn turn) {
        var body = arrival.body();
        if (arrival.header("Content-Length").isEmpty()) {
            return Reply.error(400, "SIZE_INVALID", "a length is needed");
        }
        if (body.length > 0 && rules.refusesMonolithicUploads()) {
            return Reply.error(405, "UNSUPPORTED", "send the bytes with PATCH");
        }
        var expected = expected(arrival.request().target());
        if (expected.isEmpty()) {
            return Reply.error(400, "DIGEST_INVALID", "no digest, or not a valid one");
        }
        var digest = expected.get();
        turn.append(body);
        var bytes = turn.bytes();
        if (!Store.digest(digest.algorithm(), bytes).equals(digest)) {
            turn.spoil();
            return Reply.error(400, "DIGEST_INVALID", "provided digest did not match uploaded content");
        }
        if (!turn.complete()) {
            return unknown();
        }
        if (arrival.keeps()) {
            store.upload(name, digest, bytes);
        }
        return created(name, digest);
    }

    private static Optional<Digest> expected(String target) {
        int added = target.lastIndexOf("&digest=");
        return added < 0
                ? Optional.empty()
                : Form.parse(target.substring(added + 1)).get("digest").stream()
                        .findFirst()
                        .flatMap(Arrival::digest);
    }

    private static Reply created(String name, Digest digest) {
        return Reply.of(
                201,
                Map.of("Location", "/v2/" + name + "/blobs/" + digest, "Docker-Content-Digest", digest.toString()));
    }

    private static Reply unknown() {
        return Reply.error(404, "BLOB_UPLOAD_UNKNOWN", "no such upload");
    }
}
