package io.github.multiarch.oci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON form of a platform in an index's descriptors and, with the same field names, in a config. */
final class PlatformJson {
    private PlatformJson() {}

    static Platform read(JsonNode node, String where) {
        var fields = new JsonFields(node, where);
        return new Platform(
                fields.string("os").orElse(""),
                fields.string("architecture").orElse(""),
                fields.string("variant"),
                fields.string("os.version"),
                fields.strings("os.features"));
    }

    static ObjectNode write(Platform platform) {
        var json = OciJson.object();
        json.put("architecture", platform.architecture());
        json.put("os", platform.os());
        platform.osVersion().ifPresent(v -> json.put("os.version", v));
        OciJson.putStrings(json, "os.features", platform.osFeatures());
        platform.variant().ifPresent(v -> json.put("variant", v));
        return json;
    }
}
