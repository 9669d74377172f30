package io.github.multiarch.oci;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads JSON strictly and bounded, and writes it in one form: no white space, fields in the order they were put, numbers as they were read. */
public final class OciJson {
    /** The largest manifest, index or config that is read: the limit that registries set (OCI distribution spec v1.1.1, pushing manifests), in bytes. */
    public static final int MAX_DOCUMENT_BYTES = 4 * 1024 * 1024;

    private static final int MAX_DEPTH = 64;

    /** Far more than a sound document of that size has: a tree of four million bytes of empty objects would take hundreds of megabytes. */
    private static final long MAX_TOKENS = 500_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxDocumentLength(MAX_DOCUMENT_BYTES)
                    .maxTokenCount(MAX_TOKENS)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private OciJson() {}

    /**
     * Reads one JSON object: no duplicate keys, nothing after it, at most 64 levels deep.
     *
     * @param bytes UTF-8, at most {@link #MAX_DOCUMENT_BYTES}
     * @param what what is being read, for the message: {@code the manifest sha256:…}
     * @return the object
     * @throws MalformedDocumentException when it is anything else
     */
    public static ObjectNode parseObject(byte[] bytes, String what) {
        if (parse(bytes, what) instanceof ObjectNode object) {
            return object;
        }
        throw new MalformedDocumentException(what + " is not a JSON object");
    }

    /**
     * Reads one JSON array of objects, with the same bounds.
     *
     * @param bytes UTF-8, at most {@link #MAX_DOCUMENT_BYTES}
     * @param what what is being read, for the message
     * @return the fields of each
     * @throws MalformedDocumentException when it is anything else
     */
    public static List<JsonFields> parseObjects(byte[] bytes, String what) {
        var node = parse(bytes, what);
        if (node == null) {
            throw new MalformedDocumentException(what + " is not a JSON array");
        }
        var objects = new ArrayList<JsonFields>();
        for (var element : new JsonValue(node, what).elements()) {
            objects.add(new JsonFields(element, what + "[" + objects.size() + "]"));
        }
        return objects;
    }

    private static @Nullable JsonNode parse(byte[] bytes, String what) {
        if (bytes.length > MAX_DOCUMENT_BYTES) {
            throw new MalformedDocumentException(
                    what + " has " + bytes.length + " bytes; the limit is " + MAX_DOCUMENT_BYTES);
        }
        try {
            // Decoded here, as the parser would take UTF-16 and UTF-32 too, which nobody else reads.
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            if (text.length() > 0 && text.charAt(0) == '\uFEFF') {
                throw new MalformedDocumentException(
                        what + " is not valid JSON: it begins with a byte order mark, which JSON must not have");
            }
            try (var parser = FACTORY.createParser(text.toString())) {
                return JsonTree.read(parser);
            }
        } catch (JsonProcessingException e) {
            throw new MalformedDocumentException(what + " is not valid JSON: " + Shown.of(e.getOriginalMessage()), e);
        } catch (CharacterCodingException e) {
            throw new MalformedDocumentException(what + " is not UTF-8", e);
        } catch (IOException e) {
            throw new IllegalStateException("text in memory can always be read", e);
        }
    }

    /**
     * The bytes of an object, in its own order of fields.
     *
     * @param object anything that JSON can say
     * @return UTF-8 without white space
     */
    public static byte[] bytes(ObjectNode object) {
        return write(object, new MinimalPrettyPrinter());
    }

    /**
     * The bytes of an array of objects.
     *
     * @param objects in their order
     * @return UTF-8 without white space
     */
    public static byte[] bytes(List<ObjectNode> objects) {
        return write(JsonNodeFactory.instance.arrayNode().addAll(objects), new MinimalPrettyPrinter());
    }

    /**
     * The same for people: a field or an element in each line.
     *
     * @param object anything that JSON can say
     * @return UTF-8 with line feeds, none after the last line
     */
    public static byte[] lines(ObjectNode object) {
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        return write(object, printer);
    }

    private static byte[] write(JsonNode node, PrettyPrinter printer) {
        var bytes = new ByteArrayOutputStream();
        try (var generator = FACTORY.createGenerator(bytes)) {
            generator.setPrettyPrinter(printer);
            JsonTree.write(node, generator);
        } catch (IOException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
        return bytes.toByteArray();
    }

    /**
     * An empty object to put fields into.
     *
     * @return a new object
     */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static void putStrings(ObjectNode json, String field, List<String> values) {
        if (!values.isEmpty()) {
            var array = json.putArray(field);
            values.forEach(array::add);
        }
    }

    static void putStringMap(ObjectNode json, String field, Map<String, String> values) {
        if (!values.isEmpty()) {
            var object = json.putObject(field);
            new TreeMap<>(values).forEach(object::put);
        }
    }
}
