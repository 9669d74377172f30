package io.github.multiarch.plan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Parts of a base's documents, to be damaged. */
final class BaseJson {
    private BaseJson() {}

    static ArrayNode diffIds(ObjectNode json) {
        return json.withObject("/rootfs").withArray("diff_ids");
    }

    static ObjectNode settings(ObjectNode json) {
        return json.withObject("/config");
    }

    static void type(ObjectNode manifest, String type) {
        manifest.withObject("/config").put("mediaType", type);
    }

    static void otherConfig(ObjectNode manifest) {
        manifest.withObject("/config").put("digest", "sha256:" + "0".repeat(64));
    }

    static ObjectNode entry(ObjectNode index) {
        return (ObjectNode) index.withArray("manifests").get(0);
    }

    static void platform(ObjectNode index, String architecture) {
        entry(index).withObject("/platform").put("architecture", architecture);
    }

    static void otherImage(ObjectNode index) {
        entry(index).put("digest", "sha256:" + "0".repeat(64));
    }

    static void platforms(ObjectNode index) {
        platform(index, "p0");
        for (int i = 1; i < 1001; i++) {
            var other = entry(index).deepCopy();
            other.withObject("/platform").put("architecture", "p" + i);
            index.withArray("manifests").add(other);
        }
    }
}
