package io.github.multiarch.oci;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads the fields of one JSON object strictly, and names the field in every error. JSON null counts as absent, as Go's encoder writes it. */
public final class JsonFields {
    private final JsonNode node;
    private final String where;

    /**
     * The fields of an object.
     *
     * @param node that may be anything
     * @param where what it is, for messages: {@code the manifest sha256:…}
     * @throws MalformedDocumentException when it is no object
     */
    public JsonFields(JsonNode node, String where) {
        new JsonValue(node, where).checkObject();
        this.node = node;
        this.where = where;
    }

    /**
     * A field that may be there.
     *
     * @param field its name
     * @return empty when it is absent, or JSON's null
     */
    public Optional<JsonNode> optional(String field) {
        refuseOtherCase(field);
        var value = node.get(field);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    /** Go's decoder, which registries and engines use, takes such a field for the right one, so that they would see another document than we do. */
    private void refuseOtherCase(String field) {
        node.fieldNames().forEachRemaining(name -> {
            if (name.equalsIgnoreCase(field) && !name.equals(field)) {
                throw new MalformedDocumentException(where + " has the field '" + Shown.of(name) + "'; expected '"
                        + field + "', written exactly so: others would take the one for the other");
            }
        });
    }

    /**
     * A field that must be there.
     *
     * @param field its name
     * @return its value, never null or JSON's null
     * @throws MalformedDocumentException when it is missing
     */
    public JsonNode required(String field) {
        return optional(field).orElseThrow(() -> new MalformedDocumentException(at(field) + " is missing"));
    }

    /**
     * A string.
     *
     * @param field its name
     * @return empty when it is absent
     * @throws MalformedDocumentException when it is anything else
     */
    public Optional<String> string(String field) {
        return value(field).map(JsonValue::text);
    }

    /**
     * A string that must be there.
     *
     * @param field its name
     * @return its value
     * @throws MalformedDocumentException when it is missing, or anything else
     */
    public String requiredString(String field) {
        return new JsonValue(required(field), at(field)).text();
    }

    /**
     * An object that must be there.
     *
     * @param field its name
     * @return its own fields
     * @throws MalformedDocumentException when it is missing, or anything else
     */
    public JsonFields object(String field) {
        return new JsonFields(required(field), at(field));
    }

    /**
     * An array of objects that must be there.
     *
     * @param field its name
     * @return the fields of each
     * @throws MalformedDocumentException when it is missing, or anything else
     */
    public List<JsonFields> objects(String field) {
        required(field);
        var objects = new ArrayList<JsonFields>();
        for (var element : array(field)) {
            objects.add(new JsonFields(element, at(field) + "[" + objects.size() + "]"));
        }
        return objects;
    }

    <T> T parsed(String field, Function<String, T> parser) {
        var text = requiredString(field);
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedDocumentException(at(field) + ": " + e.getMessage(), e);
        }
    }

    /**
     * A number of bytes, or of anything, that must be there.
     *
     * @param field its name
     * @return at least 0, at most 2^53 - 1
     * @throws MalformedDocumentException when it is missing, or anything else
     */
    public long size(String field) {
        return new JsonValue(required(field), at(field)).size();
    }

    /** The field as an object whose own fields are anybody's: it is looked at no further. */
    void checkObject(String field) {
        value(field).ifPresent(JsonValue::checkObject);
    }

    List<JsonNode> array(String field) {
        return value(field).map(JsonValue::elements).orElse(List.of());
    }

    /**
     * An array of strings.
     *
     * @param field its name
     * @return empty when it is absent
     * @throws MalformedDocumentException when it is anything else
     */
    public List<String> strings(String field) {
        return array(field).stream()
                .map(element -> new JsonValue(element, at(field)).text())
                .toList();
    }

    SortedMap<String, String> stringMap(String field) {
        return value(field).map(JsonValue::stringMap).orElseGet(TreeMap::new);
    }

    /**
     * Yes or no.
     *
     * @param field its name
     * @return false when it is absent
     * @throws MalformedDocumentException when it is anything else
     */
    public boolean bool(String field) {
        return value(field).map(JsonValue::bool).orElse(false);
    }

    private Optional<JsonValue> value(String field) {
        return optional(field).map(found -> new JsonValue(found, at(field)));
    }

    private String at(String field) {
        return where + "." + field;
    }
}
