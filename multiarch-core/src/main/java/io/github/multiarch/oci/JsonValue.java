package io.github.multiarch.oci;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A value in a JSON document, and where it stands there, for the errors about what it is not. */
record JsonValue(JsonNode node, String where) {
    /** The largest number that all readers of JSON take for the same one (RFC 8259, section 6), and no sum of a few such sizes overflows. */
    static final long MAX_SIZE = (1L << 53) - 1;

    String text() {
        if (!node.isTextual()) {
            throw new MalformedDocumentException(where + " is not a string");
        }
        return node.textValue();
    }

    boolean bool() {
        if (!node.isBoolean()) {
            throw new MalformedDocumentException(where + " is neither true nor false");
        }
        return node.booleanValue();
    }

    long size() {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
            throw new MalformedDocumentException(
                    where + " is " + Shown.of(node.toString()) + ", not a number of bytes");
        }
        if (node.longValue() > MAX_SIZE) {
            throw new MalformedDocumentException(where + " is " + node + " bytes; the limit is " + MAX_SIZE);
        }
        return node.longValue();
    }

    void checkObject() {
        if (!node.isObject()) {
            throw new MalformedDocumentException(where + " is not a JSON object");
        }
    }

    List<JsonNode> elements() {
        if (!node.isArray()) {
            throw new MalformedDocumentException(where + " is not a JSON array");
        }
        var elements = new ArrayList<JsonNode>();
        node.forEach(elements::add);
        return elements;
    }

    SortedMap<String, String> stringMap() {
        checkObject();
        var map = new TreeMap<String, String>();
        node.properties()
                .forEach(field -> map.put(
                        field.getKey(),
                        new JsonValue(field.getValue(), where + "." + Shown.of(field.getKey())).text()));
        return map;
    }
}
