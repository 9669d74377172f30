package io.github.multiarch.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocationsTest {
    private static final URI BASE = URI.create("https://r.example:444/v2/a/blobs/uploads/?mount=x");

    @ParameterizedTest
    @CsvSource({
        "/v2/a/1?_state=a%2Fb+c&&x=,    https://r.example:444/v2/a/1?_state=a%2Fb+c&&x=",
        "https://o.example/x?a=%7E,     https://o.example/x?a=%7E",
        "HTTPS://o.example/x,           https://o.example/x",
        "//o.example/x,                 https://o.example/x",
        "1?y=2#part,                    https://r.example:444/v2/a/blobs/uploads/1?y=2",
        "?y=2,                          https://r.example:444/v2/a/blobs/uploads/?y=2",
    })
    void followsToTheByte(String location, String expected) {
        assertEquals(Optional.of(URI.create(expected)), Locations.resolve(BASE, location));
        assertEquals(expected, Locations.resolve(BASE, location).orElseThrow().toString());
    }

    @Test
    void anAddressWithoutAPathHasTheRootsPath() {
        assertEquals(
                Optional.of(URI.create("https://r.example/.evil.example/x")),
                Locations.resolve(URI.create("https://r.example"), ".evil.example/x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://o.example:65536/",
                "https://o.example:0/",
                "ftp://o.example/x",
                "file:///etc/passwd",
                "https://user:pw@o.example/",
                "https:///x",
                "https://a b/",
                "mailto:a@b",
                "http://a_b:x/"
            })
    void whatIsNoAddressLeadsNowhere(String location) {
        assertEquals(Optional.empty(), Locations.resolve(BASE, location));
    }

    @ParameterizedTest
    @CsvSource({
        "https://h/u,        https://h/u?digest=d",
        "https://h/u?,       https://h/u?digest=d",
        "https://h/u?a=%2F+, https://h/u?a=%2F+&digest=d"
    })
    void aParameterComesLast(String uri, String expected) {
        assertEquals(
                expected,
                Locations.withParameter(URI.create(uri), "digest", "d").toString());
    }

    @Test
    void anOriginIsSchemeHostAndPort() {
        var one = URI.create("https://h.example/a");
        assertTrue(Locations.isSameOrigin(one, URI.create("https://H.example:443/b")));
        assertFalse(Locations.isSameOrigin(one, URI.create("http://h.example/a")));
        assertFalse(Locations.isSameOrigin(one, URI.create("https://h.example:444/a")));
        assertFalse(Locations.isSameOrigin(one, URI.create("https://h.example.evil/a")));
    }
}
