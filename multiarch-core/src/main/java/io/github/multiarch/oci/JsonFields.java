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
    /** The largest number that all readers of JSON take for the same one (RFC 8259, section 6), and no sum of a few such sizes overflows. */
    static final long MAX_SIZE = (1L << 53) - 1;

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
        if (!node.isObject()) {
            throw new MalformedDocumentException(where + " is not a JSON object");
        }
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
        return optional(field).map(value -> text(value, at(field)));
    }

    /**
     * A string that must be there.
     *
     * @param field its name
     * @return its value
     * @throws MalformedDocumentException when it is missing, or anything else
     */
    public String requiredString(String field) {
        return text(required(field), at(field));
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
        var value = required(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw new MalformedDocumentException(
                    at(field) + " is " + Shown.of(value.toString()) + ", not a number of bytes");
        }
        if (value.longValue() > MAX_SIZE) {
            throw new MalformedDocumentException(at(field) + " is " + value + " bytes; the limit is " + MAX_SIZE);
        }
        return value.longValue();
    }

    /** The field as an object whose own fields are anybody's: it is looked at no further. */
    void checkObject(String field) {
        optional(field).filter(value -> !value.isObject()).ifPresent(value -> {
            throw new MalformedDocumentException(at(field) + " is not a JSON object");
        });
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

    /**
     * An array of strings.
     *
     * @param field its name
     * @return empty when it is absent
     * @throws MalformedDocumentException when it is anything else
     */
    public List<String> strings(String field) {
        return array(field).stream().map(value -> text(value, at(field))).toList();
    }

    SortedMap<String, String> stringMap(String field) {
        var map = new TreeMap<String, String>();
        optional(field).ifPresent(value -> {
            if (!value.isObject()) {
                throw new MalformedDocumentException(at(field) + " is not a JSON object");
            }
            value.properties()
                    .forEach(e -> map.put(e.getKey(), text(e.getValue(), at(field) + "." + Shown.of(e.getKey()))));
        });
        return map;
    }

    /**
     * Yes or no.
     *
     * @param field its name
     * @return false when it is absent
     * @throws MalformedDocumentException when it is anything else
     */
    public boolean bool(String field) {
        var value = optional(field);
        if (value.isPresent() && !value.get().isBoolean()) {
            throw new MalformedDocumentException(at(field) + " is neither true nor false");
        }
        return value.isPresent() && value.get().booleanValue();
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
