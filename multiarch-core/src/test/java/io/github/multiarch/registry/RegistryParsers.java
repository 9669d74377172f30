package io.github.multiarch.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.fuzz.ParserCheck;
import io.github.multiarch.oci.MalformedDocumentException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What registries say in headers, and in lists. None of the parsers of headers throws anything: what makes no sense counts as not said. */
public final class RegistryParsers {
    private static final String DIGEST = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    /** One entry for each parser: its name, what it is made for, what must hold. */
    public static final List<ParserCheck> CHECKS = List.of(
            ParserCheck.ofText(
                    "challenge",
                    List.of(
                            "Bearer realm=\"https://auth.example/token\",service=\"a, b\" , scope=\"repository:x/y:pull,push\"",
                            "Negotiate abc/+==, Basic realm=\"a \\\"b\\\" \\\\\", charset=UTF-8",
                            "Basic realm=x, Bearer Realm=\"y\",error=\"invalid_token\""),
                    RegistryParsers::challenge),
            ParserCheck.ofText(
                    "location",
                    List.of(
                            "/v2/a/1?_state=a%2Fb+c&&x=",
                            "https://o.example:8443/x?a=%7E#part",
                            "HTTP://user:pw@o.example/x",
                            "//[::1]:5000/x",
                            "https://[::]:0",
                            "../uploads/1?y=2",
                            "?y=2"),
                    RegistryParsers::location),
            ParserCheck.ofText(
                    "retry-after",
                    List.of(
                            "120",
                            "0",
                            "99999999999999999999",
                            "-1",
                            "Fri, 02 Jan 2026 03:05:05 GMT",
                            "Fri, 31 Dec 9999 23:59:59 +1800"),
                    RegistryParsers::retryAfter),
            ParserCheck.ofText(
                    "link",
                    List.of(
                            "</v2/a/referrers/" + DIGEST + "?last=a%2Fb&n=2>; rel=\"next\"",
                            "<?x=1>;rel=prev; title*=UTF-8''a , <https://o.example/,;x>; Rel=\"a NEXT\";; t=\"\\\"\\\\\"",
                            "<//o.example/x>; anchor=\"#a\"; rel=next",
                            "<\u001fx=16;rel=prev; itle*=UT[<1x=\u001f>;rel=prev"),
                    RegistryParsers::link),
            ParserCheck.ofBytes(
                    "referrers",
                    List.of(
                            "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\",\"manifests\":[{\"mediaType\":"
                                    + "\"application/vnd.oci.image.manifest.v1+json\",\"digest\":\"" + DIGEST
                                    + "\",\"size\":7,\"artifactType\":\"application/vnd.example\",\"annotations\":{\"a\":\"b\"}}]}",
                            "{\"schemaVersion\":2,\"manifests\":[{\"mediaType\":\"a/b\",\"digest\":\"" + DIGEST
                                    + "\",\"size\":0,\"artifactType\":7}]}"),
                    RegistryParsers::referrers));

    private static final List<URI> BASES = List.of(
            URI.create("https://r.example:444/v2/a/blobs/uploads/?mount=x"),
            URI.create("http://127.0.0.1:5000/v2/"),
            URI.create("https://r.example"));
    private static final Challenge BEARER = new Challenge(
            "bearer", new TreeMap<>(Map.of("realm", "https://auth.example/token", "service", "a, \"b\"")));
    private static final Link NEXT = new Link("?last=1", new TreeMap<>(Map.of("rel", "next")));
    private static final String BEARER_HEADER = "Bearer realm=\"https://auth.example/token\",service=\"a, \\\"b\\\"\"";

    private RegistryParsers() {}

    private static void challenge(String header) {
        var challenges = Challenge.parse(List.of(header));
        assertTrue(challenges.size() <= header.length(), "more challenges than characters");
        for (var challenge : challenges) {
            assertEquals(challenge.scheme().toLowerCase(Locale.ROOT), challenge.scheme());
            for (var parameter : challenge.parameters().entrySet()) {
                assertEquals(parameter.getKey().toLowerCase(Locale.ROOT), parameter.getKey());
                assertTrue(header.length() > parameter.getValue().length(), "a value that nobody sent");
            }
        }
        // Whatever another header says, one that is well-formed is understood.
        var both = Challenge.parse(List.of(header, BEARER_HEADER));
        assertEquals(BEARER, both.get(both.size() - 1));
        assertEquals(BEARER, Challenge.parse(List.of(BEARER_HEADER, header)).get(0));
        // Whatever text a realm is, it is read as it was quoted.
        var quoted = "Negotiate abc==, Basic service=x , realm=\"" + header.replaceAll("[\"\\\\]", "\\\\$0") + "\"";
        assertEquals(
                Optional.of(header), Challenge.parse(List.of(quoted)).get(1).parameter("realm"));
    }

    private static void link(String header) {
        var links = Link.parse(List.of(header));
        assertTrue(links.size() <= header.length(), "more links than characters");
        for (var link : links) {
            assertTrue(header.contains(link.target()), "nobody sent that");
            link.parameters().forEach((name, value) -> {
                assertEquals(name.toLowerCase(Locale.ROOT), name);
                assertTrue(header.length() > value.length(), "a value that nobody sent");
            });
            ParserCheck.assertFitToBeShown(link.toString());
        }
        // Whatever another header says, one that is well-formed is understood.
        var both = Link.parse(List.of(header, "<?last=1>; rel=\"next\""));
        assertEquals(NEXT, both.get(both.size() - 1));
        assertTrue(Link.next(List.of(header, "<?last=1>; rel=\"next\"")).isPresent());
        // Whatever text a title is, it is read as it was quoted, and hides nothing behind it.
        var quoted = "<x>; title=\"" + header.replaceAll("[\"\\\\]", "\\\\$0") + "\"; rel=x, <?last=1>; rel=\"next\"";
        assertEquals(header, Link.parse(List.of(quoted)).get(0).parameters().get("title"));
        assertEquals(Optional.of(NEXT), Link.next(List.of(quoted)));
    }

    private static void referrers(byte[] bytes) {
        ParserCheck.allowing(MalformedDocumentException.class, () -> Referrers.parse(bytes))
                .ifPresent(referrers -> referrers.forEach(referrer -> {
                    assertTrue(referrer.descriptor().size() >= 0);
                    assertFalse(referrer.artifactType().filter(String::isEmpty).isPresent());
                }));
    }

    private static void retryAfter(String text) {
        RetryAfter.parse(text, Instant.parse("2026-01-02T03:04:05Z"))
                .ifPresent(wait -> assertFalse(wait.isNegative(), "a wait into the past"));
    }

    private static void location(String text) {
        for (var base : BASES) {
            Locations.resolve(base, text).ifPresent(uri -> location(base, text, uri));
        }
    }

    private static void location(URI base, String text, URI uri) {
        assertTrue(uri.getScheme().equals("https") || uri.getScheme().equals("http"), () -> "another scheme: " + uri);
        assertEquals(null, uri.getRawUserInfo(), "credentials of the server's choice");
        assertEquals(null, uri.getRawFragment(), "a fragment is not sent");
        assertFalse(uri.getHost().isEmpty(), "no host");
        assertTrue(Locations.port(uri) > 0 && Locations.port(uri) < 65_536, () -> "no port: " + uri);
        if (!text.contains("//")) {
            assertTrue(
                    Locations.isSameOrigin(base, uri) || text.contains(":"),
                    () -> "a path that leads to another host: " + uri);
        }
        int query = text.split("#", 2)[0].indexOf('?');
        if (query >= 0) {
            assertEquals(text.split("#", 2)[0].substring(query + 1), uri.getRawQuery(), "queries may be signed");
        }
        assertEquals(Optional.of(uri), Locations.resolve(base, uri.toString()));
        assertEquals(
                uri.getHost(),
                Locations.withParameter(uri, "digest", "sha256%3Aab").getHost());
    }
}
