package io.github.multiarch.registry;

import io.github.multiarch.registry.fake.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Token servers that answer in odd forms. */
final class TokenRows {
    private static final String TOKEN = "token-1";

    private TokenRows() {}

    static Stream<HostileRow> rows() {
        return Stream.of(
                body("a token that is no JSON", "token", "sent no JSON object"),
                body("a page", "<html>Sign in</html>", "sent no JSON object"),
                body("nothing", "", "sent no JSON object"),
                body("an array", "[\"t\"]", "sent no JSON object"),
                body("null", "null", "sent no JSON object"),
                body("half an object", "{\"token\":\"t", "sent no JSON object"),
                body("two tokens", "{\"token\":\"a\",\"token\":\"b\"}", "sent no JSON object"),
                body("a deep object", "{\"a\":".repeat(5000) + "1" + "}".repeat(5000), "sent no JSON object"),
                body("an empty object", "{}", "without a token"),
                body("an empty token", "{\"token\":\"\"}", "without a token"),
                body("no token", "{\"token\":null}", "without a token"),
                body("a number for a token", "{\"token\":17}", "without a token"),
                body("true for a token", "{\"token\":true}", "without a token"),
                body("an object for a token", "{\"token\":{\"a\":1}}", "without a token"),
                body("an array for a token", "{\"token\":[\"a\"]}", "without a token"),
                body("line breaks in a token", "{\"token\":\"a\\r\\nX-Y: z\"}", "without a token"),
                body("blanks in a token", "{\"token\":\"a b\"}", "without a token"),
                body("a token beyond ASCII", "{\"token\":\"\u00e4\"}", "without a token"),
                body("a token that is too long", "{\"token\":\"" + "x".repeat(65_536) + "\"}", "65536 bytes"),
                status("204", 204, "answered GET with 204"),
                status("201", 201, "answered GET with 201"),
                status("a redirect", 302, "answered GET with 302", "not sent elsewhere"),
                status("400", 400, "answered GET with 400"),
                status("403", 403, "answered GET with 403", "credentials of ann"),
                status("503 for ever", 503, "answered GET with 503", "attempt 6 of 6"),
                fault("a token that does not end", Fault.ENDLESS, "65536 bytes"),
                fault("an error that does not end", new Fault.Endless(401), "answered GET with 401"),
                fault("half an answer", new Fault.Truncated(3), "broke during GET", "attempt 6 of 6"),
                fault("no answer", Fault.RESET_AFTER_BODY, "GET", "attempt 6 of 6"),
                expires("a text", "\"300\""),
                expires("nonsense", "\"soon\""),
                expires("nothing", "null"),
                expires("zero", "0"),
                expires("less than nothing", "-5"),
                expires("a fraction", "0.5"),
                expires("very much", "99999999999999999999999999"),
                expires("more than can be written out", "1e999999999"),
                expires("an object", "{}"),
                new HostileRow.Scripted(
                        "a token server that keeps silent",
                        Asking.MANIFEST,
                        (registry, time) -> {
                            registry.requireBearer("ann", HostileServersTest.SECRET);
                            registry.on("GET", "/token")
                                    .before(() -> time.pass(Duration.ofMinutes(31)))
                                    .serve();
                        },
                        List.of("1800 s", "<timeout>")));
    }

    private static HostileRow body(String name, String body, String... parts) {
        return fault(name, new Fault.Status(200, Map.of("Content-Type", "application/json"), body), parts);
    }

    private static HostileRow status(String name, int status, String... parts) {
        return fault(name, new Fault.Status(status, Map.of("Location", "https://elsewhere.invalid/"), ""), parts);
    }

    private static HostileRow fault(String name, Fault fault, String... parts) {
        return new HostileRow.Scripted(
                name,
                Asking.MANIFEST,
                (registry, time) -> {
                    registry.requireBearer("ann", HostileServersTest.SECRET);
                    registry.on("GET", "/token").fault(fault);
                },
                List.of(parts));
    }

    /** However long a token is said to last, it is good for the request that it was fetched for. */
    private static HostileRow expires(String name, String value) {
        return new HostileRow.Scripted(
                "a token that lasts " + name,
                Asking.PERMISSION,
                (registry, time) -> {
                    registry.on("GET", "/v2/")
                            .times(1)
                            .answer(
                                    401,
                                    Map.of("WWW-Authenticate", "Bearer realm=\"http://" + registry.host() + "/token\""),
                                    "");
                    registry.on("GET", "/token")
                            .answer(200, Map.of(), "{\"token\":\"" + TOKEN + "\",\"expires_in\":" + value + "}");
                },
                List.of());
    }
}
