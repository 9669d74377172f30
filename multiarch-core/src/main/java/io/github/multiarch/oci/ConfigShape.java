package io.github.multiarch.oci;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Whether the fields of a config that are read or changed here have the types that the <a
 * href="https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties">OCI image spec v1.1.1, config</a>, gives them. What nobody here touches is
 * not looked at: it stays as it is.
 */
final class ConfigShape {
    private ConfigShape() {}

    static void check(ObjectNode json, String where) {
        var fields = new JsonFields(json, where);
        fields.string("created");
        fields.optional("config").ifPresent(node -> settings(new JsonFields(node, where + ".config")));
        var history = fields.array("history");
        for (int i = 0; i < history.size(); i++) {
            new JsonFields(history.get(i), where + ".history[" + i + "]").bool("empty_layer");
        }
        var type = new JsonFields(fields.required("rootfs"), where + ".rootfs").string("type");
        if (!type.orElse("").equals("layers")) {
            throw new MalformedDocumentException(
                    where + ".rootfs.type is not 'layers', but '" + Shown.of(type.orElse("")) + "'");
        }
    }

    private static void settings(JsonFields settings) {
        List.of("User", "WorkingDir").forEach(settings::string);
        List.of("Env", "Entrypoint", "Cmd").forEach(settings::strings);
        List.of("ExposedPorts", "Volumes").forEach(settings::checkObject);
        settings.stringMap("Labels");
    }
}
