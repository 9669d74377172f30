package io.github.multiarch.registry;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Registries that ask for credentials in odd forms. */
final class ChallengeRows {
    private static final String NEEDS = "does not exist, or the credentials of ann are wrong";

    private ChallengeRows() {}

    static Stream<HostileRow> rows() {
        return Stream.of(
                row("no challenge at all", Map.of(), "401", "credentials"),
                challenge("an empty challenge", "", "401", "credentials"),
                challenge("commas", ",,, ,", "401", "credentials"),
                challenge("no scheme", "realm=\"x\"", "401", "credentials"),
                challenge("an unknown scheme", "Digest realm=\"x\", nonce=\"y\"", "401", "credentials"),
                challenge("Negotiate alone", "Negotiate", "401", "credentials"),
                challenge(
                        "a quote without end", "Bearer realm=\"http://127.0.0.1/token", "token of ''", "not an https"),
                challenge("a token server without address", "Bearer service=\"s\"", "token of ''", "not an https"),
                challenge("an empty realm", "Bearer realm=\"\"", "token of ''", "not an https"),
                challenge("a relative realm", "Bearer realm=\"/token\"", "token of '/token'", "not an https"),
                challenge("a realm without scheme", "Bearer realm=\"//127.0.0.1/token\"", "not an https"),
                challenge("a realm with a user", "Bearer realm=\"https://u:p@127.0.0.1/token\"", "not an https"),
                challenge("a realm of FTP", "Bearer realm=\"ftp://127.0.0.1/token\"", "ftp://127.0.0.1/token"),
                challenge("a realm that is a file", "Bearer realm=\"file:///etc/passwd\"", "file:///etc/passwd"),
                challenge(
                        "a realm of plain HTTP elsewhere",
                        "Bearer realm=\"http://tokens.invalid/t?secret=1\"",
                        "http://tokens.invalid/t?…",
                        "<insecureRegistries>"),
                challenge(
                        "a realm of another domain",
                        "Bearer realm=\"https://tokens.invalid/t\"",
                        "tokens.invalid",
                        "another domain",
                        "<tokenServers>"),
                challenge(
                        "a realm of this machine's network",
                        "Bearer realm=\"https://169.254.169.254/t\"",
                        "169.254.169.254",
                        "metadata service"),
                challenge("the same as a number", "Bearer realm=\"https://2852039166/t\"", "169.254.169.254"),
                challenge("the same as IPv6", "Bearer realm=\"https://[::ffff:169.254.169.254]/t\"", "169.254.169.254"),
                challenge("a realm that names no host", "Bearer realm=\"https://0.0.0.0/t\"", "0.0.0.0", "unspecified"),
                challenge(
                        "a realm with an impossible port", "Bearer realm=\"http://127.0.0.1:99999/t\"", "not an https"),
                challenge("a realm with blanks", "Bearer realm=\"https://a b/t\"", "not an https"),
                challenge(
                        "a huge realm",
                        "Bearer realm=\"https://" + "x".repeat(30_000) + "/t\"",
                        "sent to xxxx",
                        "x…, a host of another domain"),
                challenge("a huge challenge", "x=y, ".repeat(6000), "401", "credentials"),
                challenge(
                        "the first of two realms counts",
                        "Bearer realm=\"https://one.invalid/t\",realm=\"https://two.invalid/t\"",
                        "one.invalid"),
                challenge(
                        "a realm in capitals",
                        "BEARER REALM=\"HTTPS://TOKENS.INVALID/t\"",
                        "TOKENS.INVALID",
                        "another domain"),
                challenge(
                        "Bearer goes before Basic",
                        "Basic realm=\"x\", Bearer realm=\"https://tokens.invalid/t\"",
                        "tokens.invalid"),
                challenge("Basic that is refused again", "Negotiate, Basic realm=\"x\"", NEEDS),
                challenge("Basic without a realm", "Basic", NEEDS),
                challenge("many lines", "Negotiate\nNTLM\nDigest realm=\"a\"\nBasic realm=\"b\"", NEEDS),
                new HostileRow.Scripted(
                        "401 for ever, whatever the token",
                        Asking.MANIFEST,
                        (registry, time) -> {
                            registry.requireBearer("ann", HostileServersTest.SECRET);
                            registry.tokens().lastFor(0);
                        },
                        List.of("401", NEEDS)));
    }

    private static HostileRow challenge(String name, String header, String... parts) {
        return row(name, Map.of("WWW-Authenticate", header), parts);
    }

    private static HostileRow row(String name, Map<String, String> headers, String... parts) {
        return new HostileRow.Scripted(
                name,
                Asking.MANIFEST,
                (registry, time) -> registry.on("GET", "/v2/.*").answer(401, headers, ""),
                List.of(parts));
    }
}
