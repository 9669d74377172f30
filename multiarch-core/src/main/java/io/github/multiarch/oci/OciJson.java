package io.github.multiarch.oci;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads JSON strictly and bounded, and writes it in one form: no white space, fields in the order they were put, numbers as they were read. */
public final class OciJson {
    /** The largest manifest, index or config that is read: the limit that registries set (OCI distribution spec v1.1.1, pushing manifests), in bytes. */
    public static final int MAX_DOCUMENT_BYTES = 4 * 1024 * 1024;

    private static final int MAX_DEPTH = 64;

    /** Far more than a sound document of that size has: a tree of four million bytes of empty objects would take hundreds of megabytes. */
    private static final long MAX_TOKENS = 500_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxDocumentLength(MAX_DOCUMENT_BYTES)
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
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
        if (bytes.length > MAX_DOCUMENT_BYTES) {
            throw new MalformedDocumentException(
                    what + " has " + bytes.length + " bytes; the limit is " + MAX_DOCUMENT_BYTES);
        }
        JsonNode node;
        try {
            // Decoded here, as the parser would take UTF-16 and UTF-32 too, which nobody else reads.
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            if (text.length() > 0 && text.charAt(0) == '\uFEFF') {
                throw new MalformedDocumentException(
                        what + " is not valid JSON: it begins with a byte order mark, which JSON must not have");
            }
            node = MAPPER.readTree(text.toString());
        } catch (JsonProcessingException e) {
            throw new MalformedDocumentException(what + " is not valid JSON: " + Shown.of(e.getOriginalMessage()), e);
        } catch (CharacterCodingException e) {
            throw new MalformedDocumentException(what + " is not UTF-8", e);
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new MalformedDocumentException(what + " is not a JSON object");
    }

    /**
     * The bytes of an object, in its own order of fields.
     *
     * @param object anything that JSON can say
     * @return UTF-8 without white space
     */
    public static byte[] bytes(ObjectNode object) {
        try {
            return MAPPER.writeValueAsBytes(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
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
