package io.github.multiarch.registry.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.OciJson;
import java.util.Map;

/** OCI distribution spec v1.1.1, listing referrers. The order is that of digests; a page begins after the digest that its {@code last} names. */
final class ReferrersApi {
    private final Store store;
    private final Rules rules;

    ReferrersApi(Store store, Rules rules) {
        this.store = store;
        this.rules = rules;
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
        var index = store.referrers(name, subject.get());
        var all = (ArrayNode) index.get("manifests");
        var page = index.putArray("manifests");
        for (var entry : all) {
            boolean isBefore = after.isPresent() && digest(entry).compareTo(Digest.parse(after.get())) <= 0;
            if (!isBefore && page.size() < rules.referrersAtOnce()) {
                page.add(entry);
            }
        }
        var reply = new Reply(200, Map.of("Content-Type", MediaType.OCI_INDEX.value()), OciJson.bytes(index));
        if (page.isEmpty() || page.get(page.size() - 1).equals(all.get(all.size() - 1))) {
            return reply;
        }
        return reply.withHeader(
                "Link",
                "</v2/" + name + "/referrers/" + subject.get() + "?last=" + digest(page.get(page.size() - 1))
                        + ">; rel=\"next\"");
    }

    private static Digest digest(JsonNode entry) {
        return Digest.parse(entry.get("digest").asText());
    }
}
