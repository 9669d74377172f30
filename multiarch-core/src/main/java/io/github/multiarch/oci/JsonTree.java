package io.github.multiarch.oci;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Trees from text and back. Jackson's own mapper does the same by way of data binding, whose some five hundred classes take a quarter of a second to load in a build that has
 * nothing else to do.
 */
final class JsonTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonTree() {}

    /**
     * Reads one value, and the end behind it.
     *
     * @param parser bounds the depth, and so the recursion
     * @return null when there is none
     */
    static @Nullable JsonNode read(JsonParser parser) throws IOException {
        if (parser.nextToken() == null) {
            return null;
        }
        var node = value(parser);
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "there is something after its end");
        }
        return node;
    }

    private static JsonNode value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                var object = NODES.objectNode();
                for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                    parser.nextToken();
                    object.set(name, value(parser));
                }
                yield object;
            }
            case START_ARRAY -> {
                var array = NODES.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser));
                }
                yield array;
            }
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT ->
                switch (parser.getNumberType()) {
                    case INT -> NODES.numberNode(parser.getIntValue());
                    case LONG -> NODES.numberNode(parser.getLongValue());
                    default -> NODES.numberNode(parser.getBigIntegerValue());
                };
            // Neither rounded nor without its last zeroes.
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw new JsonParseException(parser, "unexpected " + parser.currentToken());
        };
    }

    private static JsonNode decimal(JsonParser parser) throws IOException {
        try {
            return DecimalNode.valueOf(parser.getDecimalValue());
        } catch (NumberFormatException | ArithmeticException e) {
            throw new JsonParseException(parser, "a number is too large or too small", e);
        }
    }

    static void write(JsonNode node, JsonGenerator out) throws IOException {
        switch (node.getNodeType()) {
            case OBJECT -> {
                out.writeStartObject();
                for (var field : node.properties()) {
                    out.writeFieldName(field.getKey());
                    write(field.getValue(), out);
                }
                out.writeEndObject();
            }
            case ARRAY -> {
                out.writeStartArray();
                for (var element : node) {
                    write(element, out);
                }
                out.writeEndArray();
            }
            case STRING -> out.writeString(node.textValue());
            case NUMBER -> {
                if (!node.isIntegralNumber()) {
                    out.writeNumber(node.decimalValue());
                } else if (node.canConvertToLong()) {
                    out.writeNumber(node.longValue());
                } else {
                    out.writeNumber(node.bigIntegerValue());
                }
            }
            case BOOLEAN -> out.writeBoolean(node.booleanValue());
            case NULL -> out.writeNull();
            default -> throw new IllegalStateException("JSON has no " + node.getNodeType());
        }
    }
}
