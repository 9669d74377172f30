package io.github.multiarch.oci;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;

/**
 * A JSON object whose parts come into being when something is put into them.
 *
 * @param json changed in place
 */
record GrowingObject(ObjectNode json) {
    GrowingObject child(String field) {
        return new GrowingObject(json.get(field) instanceof ObjectNode object ? object : json.putObject(field));
    }

    ArrayNode array(String field) {
        return json.get(field) instanceof ArrayNode array ? array : json.putArray(field);
    }

    void replace(String field, List<String> values) {
        var array = json.putArray(field);
        values.forEach(array::add);
    }

    /** As Go writes a set: an object whose keys have empty objects. Keys that are there keep what they have. */
    void addKeys(String field, Collection<String> keys) {
        if (!keys.isEmpty()) {
            var object = child(field);
            keys.forEach(object::child);
        }
    }
}
