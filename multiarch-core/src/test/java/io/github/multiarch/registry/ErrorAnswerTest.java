package io.github.multiarch.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ErrorAnswerTest {
    @Test
    void codeAndText() {
        assertEquals(
                new ErrorAnswer("DENIED", "DENIED: no; UNKNOWN: why"),
                parse(
                        "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"no\"},{\"code\":\"UNKNOWN\",\"message\":\"why\"}]}"));
    }

    @Test
    void theFormsOfTokenServers() {
        assertEquals(
                new ErrorAnswer("", "invalid_grant: expired"),
                parse("{\"error\":\"invalid_grant\",\"error_description\":\"expired\"}"));
        assertEquals(new ErrorAnswer("", "wrong password"), parse("{\"details\":\"wrong password\"}"));
    }

    @Test
    void whatIsNotOfTheFormIsNoError() {
        for (var body :
                new String[] {"", "null", "[]", "{\"errors\":7}", "{\"errors\":[7,null]}", "{\"errors\":", "<html>"}) {
            assertEquals(new ErrorAnswer("", ""), parse(body), body);
        }
    }

    @Test
    void plainTextIsShownAndPagesAreNot() {
        assertEquals(
                "sorry",
                ErrorAnswer.parse("text/plain; charset=utf-8", Fixture.utf8("sorry\n"))
                        .text());
        assertEquals(
                "", ErrorAnswer.parse("text/html", Fixture.utf8("<p>sorry")).text());
    }

    @Test
    void textIsBoundedAndMovesNoCursor() {
        var text = parse("{\"errors\":[{\"code\":\"A\\u001b[2J\\r\\nB\\u202e\",\"message\":\"" + "x".repeat(5000)
                        + "\"}]}")
                .text();
        assertTrue(text.startsWith("A [2J  B"), text);
        assertTrue(text.length() <= 301, text);
        assertFalse(text.chars().anyMatch(c -> Character.isISOControl(c) || c == 0x202e), text);
    }

    private static ErrorAnswer parse(String json) {
        return ErrorAnswer.parse("application/json", Fixture.utf8(json));
    }
}
