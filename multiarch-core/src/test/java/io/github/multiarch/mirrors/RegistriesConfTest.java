package io.github.multiarch.mirrors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistriesConfTest {
    @Test
    void readsAllThatARegistryMaySay() {
        var rules = RegistriesConf.read("""
                unqualified-search-registries = ["quay.io"]
                short-name-mode = "permissive"
                [aliases]
                "alpine" = "docker.io/library/alpine"
                [[registry]]
                prefix = "Example.com/foo/"
                insecure = false
                blocked = true
                location = "internal.example.net/bar"
                unknown = 1979-05-27
                [[registry.mirror]]
                location = "one.example.net:5000/foo"
                insecure = true
                pull-from-mirror = "digest-only"
                [[registry.mirror]]
                location = "two.example.net"
                [[registry]]
                prefix = "*.example.org"
                mirror-by-digest-only = true
                [[registry.mirror]]
                location = "three.example.net"
                """, "conf");
        assertEquals(2, rules.size());
        var first = rules.get(0);
        assertEquals("example.com/foo", first.prefix().text());
        assertEquals("internal.example.net/bar", first.location().orElseThrow().text());
        assertTrue(first.isBlocked() && !first.isInsecure());
        assertEquals("[one.example.net:5000/foo true DIGEST_ONLY, two.example.net false ALL]", mirrors(first));
        var second = rules.get(1);
        assertTrue(second.location().isEmpty() && !second.isBlocked());
        assertEquals("[three.example.net false DIGEST_ONLY]", mirrors(second));
    }

    private static String mirrors(RegistryRule rule) {
        return rule.mirrors().stream()
                .map(mirror -> mirror.location() + " " + mirror.isInsecure() + " " + mirror.use())
                .toList()
                .toString();
    }

    @Test
    void whatSaysNothingOfRegistriesSaysNothing() {
        assertEquals(
                0,
                RegistriesConf.read(
                                "[registries.search]\nregistries = ['docker.io']\n[registries.block]\nregistries = []",
                                "conf")
                        .size());
        assertEquals(0, RegistriesConf.read("", "conf").size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[[registry]]~blocked = true|1|no location",
                "[[registry]]~prefix = 'a.example'|1|no location",
                "[[registry]]~location = 'https://a.example'|2|scheme",
                "[[registry]]~location = 'a.example/UPPER'|2|lower case",
                "[[registry]]~location = 1|2|a string",
                "[[registry]]~location = 'a.example'~blocked = 'yes'|3|true or false",
                "[[registry]]~location = 'a.example'~pull-from-mirror = 'all'|1|pull-from-mirror",
                "[[registry]]~location = 'a.example'~[[registry.mirror]]~insecure = true|3|no location",
                "[[registry]]~location = 'a.example'~[[registry.mirror]]~location = '*.example'|3|no location",
                "[[registry]]~location = 'a.example'~[[registry.mirror]]~location = 'b.example'~pull-from-mirror = 'never'|5|digest-only",
                "[[registry]]~location = 'a.example'~mirror-by-digest-only = true~[[registry.mirror]]~location = 'b.example'~pull-from-mirror = 'all'|6|both",
                "[registry]~location = 'a.example'|1|[[registry]]",
                "registry = ['a.example']|1|[[registry]]",
                "[registries.block]~registries = ['a.example']|1|version 1",
                "[registries.insecure]~registries = ['a.example']|1|version 1"
            })
    void whatIsWrongHasItsLine(String toml, int line, String message) {
        var failure =
                assertThrows(MalformedTomlException.class, () -> RegistriesConf.read(toml.replace('~', '\n'), "conf"));
        assertTrue(failure.getMessage().contains(message), failure.getMessage());
        assertEquals(line, failure.line(), failure.getMessage());
    }
}
