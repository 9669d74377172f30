package io.github.multiarch.registry.fake;

import io.github.multiarch.oci.OciJson;
import java.util.Map;
import java.util.regex.Pattern;

/** OCI distribution spec v1.1.1, listing tags. */
final class TagsApi {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final Store store;

    TagsApi(Store store) {
        this.store = store;
    }

    Reply answer(Arrival arrival, String name) {
        if (!store.knows(name)) {
            return Reply.error(404, "NAME_UNKNOWN", "repository name not known to registry");
        }
        var wanted = arrival.parameter("n").orElse("999999999");
        if (!NUMBER.matcher(wanted).matches()) {
            return Reply.error(400, "UNSUPPORTED", "n is no number");
        }
        var last = arrival.parameter("last").orElse("");
        var rest = store.tags(name).keySet().stream()
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .filter(tag -> String.CASE_INSENSITIVE_ORDER.compare(tag, last) > 0)
                .toList();
        var page = rest.subList(0, Math.min(rest.size(), Integer.parseInt(wanted)));
        var json = OciJson.object();
        json.put("name", name);
        page.forEach(json.putArray("tags")::add);
        var reply = new Reply(200, Map.of("Content-Type", "application/json"), OciJson.bytes(json));
        return page.isEmpty() || page.size() == rest.size()
                ? reply
                : reply.withHeader(
                        "Link",
                        "</v2/" + name + "/tags/list?n=" + wanted + "&last=" + page.get(page.size() - 1)
                                + ">; rel=\"next\"");
    }
}
