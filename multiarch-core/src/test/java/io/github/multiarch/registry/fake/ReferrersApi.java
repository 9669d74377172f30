package io.github.multiarch.registry.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.OciJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/**
 * OCI distribution spec v1.1.1, listing referrers: what has this subject, whether that is here or not. The order is that of digests; a page begins after the digest
 * that its {@code last} names.
 */
final class ReferrersApi {
    private final Store store;
    private final Rules rules;

    ReferrersApi(Store store, Rules rules) {
        this.store = store;
        this.rules = rules;
    }

    /** What {@code OCI-Subject} says of a manifest or index that was stored. */
    Optional<String> subject(Document document) {
        return rules.referrersAtOnce() == 0 ? Optional.empty() : text(document.json(), "/subject/digest");
    }

    Reply answer(Arrival arrival, String name, String last) {
        if (rules.referrersAtOnce() == 0) {
            return Reply.error(404, "UNSUPPORTED", "no such path");
        }
        var subject = Arrival.digest(last);
        var after = arrival.parameter("last");
        if (subject.isEmpty()
                || (after.isPresent() && Arrival.digest(after.get()).isEmpty())) {
            return Reply.error(400, "DIGEST_INVALID", "not a digest");
        }
        var type = rules.filtersReferrers() ? arrival.parameter("artifactType") : Optional.<String>empty();
        var rest = new ArrayList<ObjectNode>();
        store.manifests(name).forEach((digest, document) -> {
            boolean isBefore = after.isPresent() && digest.compareTo(Digest.parse(after.get())) <= 0;
            boolean isOfIt = text(document.json(), "/subject/digest").equals(Optional.of(last));
            if (isOfIt && !isBefore && (type.isEmpty() || artifactType(document).equals(type))) {
                rest.add(entry(digest, document));
            }
        });
        var page = rest.subList(0, Math.min(rest.size(), rules.referrersAtOnce()));
        var reply = new Reply(200, Map.of("Content-Type", MediaType.OCI_INDEX.value()), index(page));
        if (type.isPresent()) {
            reply = reply.withHeader("OCI-Filters-Applied", "artifactType");
        }
        return page.size() == rest.size()
                ? reply
                : reply.withHeader("Link", link(name, last, type, page.get(page.size() - 1)));
    }

    private static byte[] index(Iterable<ObjectNode> entries) {
        var index = OciJson.object();
        index.put("schemaVersion", 2).put("mediaType", MediaType.OCI_INDEX.value());
        entries.forEach(index.putArray("manifests")::add);
        return OciJson.bytes(index);
    }

    private static String link(String name, String subject, Optional<String> type, ObjectNode lastOfPage) {
        var filter = type.map(t -> "&artifactType=" + URLEncoder.encode(t, StandardCharsets.UTF_8));
        return "</v2/" + name + "/referrers/" + subject + "?last="
                + lastOfPage.get("digest").asText() + filter.orElse("") + ">; rel=\"next\"";
    }

    private static ObjectNode entry(Digest digest, Document document) {
        var entry = OciJson.object();
        entry.put("mediaType", document.descriptor().mediaType().value());
        entry.put("digest", digest.toString());
        entry.put("size", document.descriptor().size());
        artifactType(document).ifPresent(type -> entry.put("artifactType", type));
        var annotations = document.json().path("annotations");
        if (!annotations.isEmpty()) {
            entry.set("annotations", annotations);
        }
        return entry;
    }

    /** Of a manifest that does not say, the type of its config; an index that does not say has none. */
    private static Optional<String> artifactType(Document document) {
        return text(document.json(), "/artifactType").or(() -> text(document.json(), "/config/mediaType"));
    }

    private static Optional<String> text(ObjectNode json, String pointer) {
        return Optional.of(json.at(pointer).asText()).filter(text -> !text.isEmpty());
    }
}
