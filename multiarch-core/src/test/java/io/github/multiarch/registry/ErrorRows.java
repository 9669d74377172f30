package io.github.multiarch.registry;

import io.github.multiarch.registry.fake.Fault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Refusals with odd bodies. */
final class ErrorRows {
    private static final String JSON = "application/json";

    private ErrorRows() {}

    static Stream<HostileRow> rows() {
        return Stream.of(
                error(400, "a page", "text/html", "<html><h1>Bad</h1></html>", "answered GET with 400. "),
                error(400, "a page that says it is JSON", JSON, "<html>", "answered GET with 400. "),
                error(403, "nothing", "", "", "answered GET with 403. ", "credentials"),
                error(400, "cursor movements", "text/plain", "\u001b[2J\u001b[31mred\u0007\u0000\u009b1m", "[31mred"),
                error(400, "text that turns around", "text/plain", "a\u202eb\u2066c\u200fd\u2028e", "a b c d e"),
                error(
                        400,
                        "lines that look like the log's",
                        "text/plain",
                        "x\r\n[INFO] BUILD SUCCESS\r\n",
                        "(x  [INFO] BUILD SUCCESS)"),
                error(
                        400,
                        "cursor movements in JSON",
                        JSON,
                        "{\"errors\":[{\"code\":\"A\\u001b[2J\",\"message\":\"b\\r\\nc\\u202e\"}]}",
                        "(A [2J: b  c)"),
                error(400, "huge text", "text/plain", "x".repeat(1_000_000), "x…)"),
                error(
                        400,
                        "a huge message",
                        JSON,
                        "{\"errors\":[{\"code\":\"A\",\"message\":\"" + "y".repeat(50_000) + "\"}]}",
                        "(A: yyy",
                        "y…)"),
                error(
                        400,
                        "a body over the limit",
                        JSON,
                        "{\"errors\":[],\"x\":\"" + "y".repeat(70_000) + "\"}",
                        "answered GET with 400. "),
                error(
                        400,
                        "a thousand errors",
                        JSON,
                        "{\"errors\":[" + "{\"code\":\"C\",\"message\":\"m\"},".repeat(999) + "{\"code\":\"C\"}]}",
                        "(C: m; C: m; C: m)"),
                error(400, "numbers", JSON, "{\"errors\":[{\"code\":7,\"message\":false}]}", "(7: false)"),
                error(400, "an object for errors", JSON, "{\"errors\":{\"code\":\"A\"}}", "answered GET with 400"),
                error(400, "a text for errors", JSON, "{\"errors\":\"A\"}", "answered GET with 400. "),
                error(400, "errors in errors", JSON, "{\"errors\":[[{\"code\":\"A\"}],[],null,7]}", "with 400. "),
                error(
                        400,
                        "objects for code and message",
                        JSON,
                        "{\"errors\":[{\"code\":{},\"message\":[]}]}",
                        "answered GET with 400. "),
                error(400, "a deep body", JSON, "[".repeat(60_000), "answered GET with 400. "),
                error(
                        400,
                        "another charset",
                        JSON + "; charset=utf-16",
                        new String("{\"errors\":[]}".getBytes(StandardCharsets.UTF_16), StandardCharsets.ISO_8859_1),
                        "answered GET with 400. "),
                error(400, "a charset that does not exist", "text/plain; charset=none", "sorry", "(sorry)"),
                error(409, "a conflict", JSON, "{\"errors\":[{\"code\":\"TAG_INVALID\"}]}", "409 (TAG_INVALID). "),
                error(405, "a method that is not known", "", "", "405. The registry does not support"),
                error(418, "a status that nobody expects", "", "", "answered GET with 418. "),
                error(599, "a status at the end", "", "", "answered GET with 599. Try again"),
                error(204, "an answer without an image", "", "", "answered GET with 204. "),
                error(206, "a part that nobody asked for", "", "{}", "answered GET with 206. "),
                error(304, "nothing new", "", "", "answered GET with 304. "),
                fault("an error that does not end", new Fault.Endless(400), "answered GET with 400. "),
                fault("a passing error that does not end", new Fault.Endless(503), "with 503", "attempt 6 of 6"));
    }

    private static HostileRow error(int status, String name, String type, String body, String... parts) {
        Map<String, String> headers = type.isEmpty() ? Map.of() : Map.of("Content-Type", type);
        return fault(name, new Fault.Status(status, headers, body), parts);
    }

    private static HostileRow fault(String name, Fault fault, String... parts) {
        return new HostileRow.Scripted(
                name,
                Asking.MANIFEST,
                (registry, time) -> registry.on("GET", "/v2/.*").fault(fault),
                List.of(parts));
    }
}
