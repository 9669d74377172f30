package io.github.multiarch.oci;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads the fields of one JSON object strictly, and names the field in every error. JSON null counts as absent, as Go's encoder writes it. */
final class JsonFields {
    private final JsonNode node;
    private final String where;

    JsonFields(JsonNode node, String where) {
        if (!node.isObject()) {
            throw new MalformedDocumentException(where + " is not a JSON object");
        }
        this.node = node;
        this.where = where;
    }

    Optional<JsonNode> optional(String field) {
        var value = node.get(field);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    JsonNode required(String field) {
        return optional(field).orElseThrow(() -> new MalformedDocumentException(at(field) + " is missing"));
    }

    Optional<String> string(String field) {
        return optional(field).map(value -> text(value, at(field)));
    }

    <T> T parsed(String field, Function<String, T> parser) {
        var text = text(required(field), at(field));
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedDocumentException(at(field) + ": " + e.getMessage(), e);
        }
    }

    long size(String field) {
        var value = required(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw new MalformedDocumentException(
                    at(field) + " is " + Shown.of(value.toString()) + ", not a number of bytes");
        }
        return value.longValue();
    }

    List<JsonNode> array(String field) {
        var elements = new ArrayList<JsonNode>();
        optional(field).ifPresent(value -> {
            if (!value.isArray()) {
                throw new MalformedDocumentException(at(field) + " is not a JSON array");
            }
            value.forEach(elements::add);
        });
        return elements;
    }

    List<String> strings(String field) {
        return array(field).stream().map(value -> text(value, at(field))).toList();
    }

    SortedMap<String, String> stringMap(String field) {
        var map = new TreeMap<String, String>();
        optional(field).ifPresent(value -> {
            if (!value.isObject()) {
                throw new MalformedDocumentException(at(field) + " is not a JSON object");
            }
            value.properties().forEach(e -> map.put(e.getKey(), text(e.getValue(), at(field) + "." + e.getKey())));
        });
        return map;
    }

    private static String text(JsonNode value, String where) {
        if (!value.isTextual()) {
            throw new MalformedDocumentException(where + " is not a string");
        }
        return value.textValue();
    }

    private String at(String field) {
        return where + "." + field;
    }
}
