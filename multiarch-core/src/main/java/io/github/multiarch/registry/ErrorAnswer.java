package io.github.multiarch.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.OciJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a server says about an error, as in <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#error-codes">OCI distribution spec v1.1.1,
 * error codes</a>, or as it pleases.
 *
 * @param code the first code, or empty text
 * @param text codes and messages, fit for a message, or empty text
 * @param named digests that its errors name, in messages or in {@code detail}, whose form is every registry's own
 */
record ErrorAnswer(String code, String text, Set<Digest> named) {
    private static final int MAX_ERRORS = 3;
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}");

    ErrorAnswer {
        named = Collections.unmodifiableSet(new LinkedHashSet<>(named));
    }

    ErrorAnswer(String code, String text) {
        this(code, text, Set.of());
    }

    static ErrorAnswer read(HttpAnswer answer) {
        byte[] bytes;
        try {
            bytes = answer.firstBytes(HttpAnswer.SMALL_BODY_BYTES);
        } catch (IOException e) {
            return new ErrorAnswer("", "");
        }
        return parse(answer.header("Content-Type").orElse(""), bytes);
    }

    static ErrorAnswer parse(String contentType, byte[] bytes) {
        try {
            var json = OciJson.parseObject(bytes, "the error");
            var code = json.path("errors").path(0).path("code").asText("");
            var parts = new ArrayList<String>();
            for (var error : json.path("errors")) {
                if (parts.size() < MAX_ERRORS) {
                    parts.add(join(": ", error, List.of("code", "message")));
                }
            }
            // Token servers have forms of their own (RFC 6749, section 5.2, and others).
            parts.add(join(": ", json, List.of("error", "error_description", "message", "details")));
            parts.removeIf(String::isEmpty);
            return new ErrorAnswer(CleanText.of(code), CleanText.of(String.join("; ", parts)), named(json));
        } catch (MalformedDocumentException e) {
            // Pages are for browsers: only a line of text is worth showing.
            return new ErrorAnswer(
                    "",
                    contentType.startsWith("text/plain")
                            ? CleanText.of(new String(bytes, StandardCharsets.UTF_8))
                            : "");
        }
    }

    private static Set<Digest> named(JsonNode json) {
        var named = new LinkedHashSet<Digest>();
        var digests = DIGEST.matcher(json.path("errors").toString());
        while (digests.find()) {
            named.add(Digest.parse(digests.group()));
        }
        return named;
    }

    private static String join(String separator, JsonNode node, List<String> fields) {
        return String.join(
                separator,
                fields.stream()
                        .map(field -> node.path(field).asText(""))
                        .filter(value -> !value.isBlank())
                        .toList());
    }
}
