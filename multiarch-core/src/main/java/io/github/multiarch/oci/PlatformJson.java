package io.github.multiarch.oci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** The JSON form of a platform in an index's descriptors and, with the same field names, in a config. */
final class PlatformJson {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._+-]{0,100}");

    private PlatformJson() {}

    static Platform read(JsonNode node, String where) {
        var fields = new JsonFields(node, where);
        return new Platform(
                name(fields, "os", where).orElse(""),
                name(fields, "architecture", where).orElse(""),
                name(fields, "variant", where),
                name(fields, "os.version", where),
                fields.strings("os.features"));
    }

    /** These names are shown in messages and become parts of tags and paths. Names that nobody knows yet are fine. */
    private static Optional<String> name(JsonFields fields, String field, String where) {
        var name = fields.string(field);
        name.filter(n -> !NAME.matcher(n).matches()).ifPresent(n -> {
            throw new MalformedDocumentException(where + "." + field + " is '" + Shown.of(n)
                    + "'; expected at most 100 letters, digits, dots, dashes, underscores and plus signs");
        });
        return name;
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
