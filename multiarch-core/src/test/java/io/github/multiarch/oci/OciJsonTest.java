package io.github.multiarch.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OciJsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"b\":1,\"a\":{\"d\":[],\"c\":null}}",
                "{\"n\":1.10,\"m\":0.000,\"big\":123456789012345678901234567890,\"small\":-1}",
                "{\"long\":9223372036854775807,\"over\":9223372036854775808,\"precise\":3.141592653589793238462643383279}",
                "{\"text\":\"é 中 \\\" \\\\ \\n\",\"empty\":\"\",\"true\":true}"
            })
    void whatIsReadIsWrittenAsItWas(String json) {
        assertEquals(json, new String(OciJson.bytes(parse(json)), StandardCharsets.UTF_8));
    }

    @Test
    void whiteSpaceGoes() {
        assertEquals(
                "{\"a\":[1,2]}",
                new String(OciJson.bytes(parse(" {\n \"a\" : [ 1 ,\t2 ] }\n ")), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "1",
                "\"text\"",
                "[]",
                "[{}]",
                "{",
                "}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1,\"b\":1}}",
                "{\"a\":1,\"\\u0061\":2}",
                "{} {}",
                "{}x",
                "{} null",
                "{}]",
                "{\"a\":1,}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "{\"a\":7E777777777777777777777}",
                "{\"a\":-1.5e-99999999999}",
                "{\"a\":.5}",
                "{\"a\":+1}",
                "{\"a\":\"\n\"}",
                "{/* comment */}",
                "{\"a\":tru}",
                "\uFEFF{}x"
            })
    void anythingElseIsRefused(String json) {
        var failure = assertThrows(MalformedDocumentException.class, () -> parse(json));
        assertTrue(failure.getMessage().startsWith("the sample "), failure.getMessage());
        assertFalse(failure.getMessage().chars().anyMatch(Character::isISOControl), failure.getMessage());
    }

    @Test
    void onlyUtf8() {
        assertThrows(
                MalformedDocumentException.class,
                () -> OciJson.parseObject(bytes("{\"a\":\"é\"}", StandardCharsets.ISO_8859_1), "x"));
        assertThrows(
                MalformedDocumentException.class,
                () -> OciJson.parseObject(bytes("{}", StandardCharsets.UTF_16BE), "x"));
        assertThrows(
                MalformedDocumentException.class,
                () -> OciJson.parseObject(bytes("{}", StandardCharsets.UTF_16LE), "x"));
        assertThrows(
                MalformedDocumentException.class,
                () -> OciJson.parseObject(bytes("{}", Charset.forName("UTF-32BE")), "x"));
    }

    @Test
    void charactersOutsideTheBasicPlaneSurvive() {
        var json = parse("{\"a\":\"\uD83D\uDE00\",\"b\":\"\\ud83d\\ude00\",\"half\":\"\\ud83d\"}");
        assertEquals(json.get("a"), json.get("b"));
        assertEquals(json, OciJson.parseObject(OciJson.bytes(json), "the copy"));
    }

    @Test
    void depthIsBounded() {
        assertEquals(1, parse("{\"a\":" + "[".repeat(63) + "]".repeat(63) + "}").size());
        assertThrows(MalformedDocumentException.class, () -> parse("{\"a\":" + "[".repeat(64) + "]".repeat(64) + "}"));
        assertThrows(MalformedDocumentException.class, () -> parse("{\"a\":" + "[".repeat(1_000_000)));
        assertThrows(MalformedDocumentException.class, () -> parse("{\"a\":".repeat(500_000)));
    }

    @Test
    void sizeIsBounded() {
        var frame = "{\"a\":\"\"}".length();
        var largest = "{\"a\":\"" + "x".repeat(OciJson.MAX_DOCUMENT_BYTES - frame) + "\"}";
        assertEquals(1, parse(largest).size());
        var failure = assertThrows(MalformedDocumentException.class, () -> parse(largest + " "));
        assertTrue(failure.getMessage().contains("limit"), failure.getMessage());
        assertThrows(MalformedDocumentException.class, () -> parse("{\"a\":" + "1".repeat(1_000_000) + "}"));
    }

    private static ObjectNode parse(String json) {
        return OciJson.parseObject(bytes(json, StandardCharsets.UTF_8), "the sample");
    }

    private static byte[] bytes(String json, Charset charset) {
        return json.getBytes(charset);
    }
}
