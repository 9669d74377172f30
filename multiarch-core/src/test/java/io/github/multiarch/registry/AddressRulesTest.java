package io.github.multiarch.registry;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses a server may send us on to, and which token servers may see its credentials. */
class AddressRulesTest {
    private final HostRules rules = new HostRules(Fixture.options(Set.of("10.0.0.7:5000"), Optional.empty()));
    private final RealmPolicy policy = new RealmPolicy(rules);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.170.2",
                "169.254.0.1",
                "0.0.0.0",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "224.0.0.1",
                "::",
                "fe80::1",
                "febf:ffff::1",
                "ff02::1",
                "fd00:ec2::254",
                "fd00:ec2::23",
                "fd20:ce::254",
                "::ffff:169.254.169.254",
                "::ffff:a9fe:a9fe",
                "::ffff:0.0.0.0",
                "64:ff9b::169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b::6464:64c8",
                "2002:a9fe:a9fe::1"
            })
    void aNameThatStandsForOneOfTheseIsRefused(String address) throws UnknownHostException {
        var addresses = new InetAddress[] {InetAddress.getByName("203.0.113.5"), InetAddress.getByName(address)};
        var failure =
                assertThrows(ForbiddenAddressException.class, () -> rules.checkAddresses("storage.example", addresses));
        assertTrue(failure.getMessage().startsWith("storage.example is "), failure.getMessage());
        var literal = address.contains(":") ? "[" + address + "]" : address;
        assertTrue(rules.forbidden(literal).isPresent(), literal);
        var from = URI.create("https://registry.example/v2/");
        assertTrue(
                rules.objection(from, URI.create("https://" + literal + "/x")).isPresent(), literal);
        assertTrue(policy.forbidden(URI.create("https://" + literal + "/token")).isPresent(), literal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3",
                "172.16.0.9",
                "192.168.1.1",
                "100.64.0.1",
                "203.0.113.5",
                "169.253.255.255",
                "fd00::1",
                "fd00:ec2::255",
                "2001:db8::1",
                "fec0::1",
                "64:ff9b::192.168.1.1",
                "2002:c0a8:0101::1"
            })
    void companiesRunRegistriesAtThese(String address) throws UnknownHostException {
        var addresses = new InetAddress[] {InetAddress.getByName(address)};
        assertDoesNotThrow(() -> rules.checkAddresses("storage.example", addresses));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2852039166", "0xA9.254.169.254"})
    void otherWaysToWriteAnAddressDoNotHideIt(String host) {
        // Java does not take the second for an address; then it is a name, and nobody's.
        assertEquals(host.startsWith("2"), rules.forbidden(host).isPresent());
    }

    @Test
    void whatTheUserNamedIsTheUsersOwnChoice() throws UnknownHostException {
        var local = new InetAddress[] {InetAddress.getByName("169.254.1.1")};
        rules.name("Lab.Example:5000");
        assertDoesNotThrow(() -> rules.checkAddresses("lab.example", local));
        assertThrows(ForbiddenAddressException.class, () -> rules.checkAddresses("x.lab.example", local));
        rules.name("[fe80::7]:5000");
        assertEquals(Optional.empty(), rules.forbidden("[fe80::7]"));
        assertTrue(rules.forbidden("[fe80::8]").isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:5000, true",
        "LocalHost, true",
        "127.0.0.1:5000, true",
        "127.1.2.3, true",
        "127.1, true",
        "[::1]:5000, true",
        "[::ffff:127.0.0.1], true",
        "169.254.169.254, true",
        "[fe80::1]:80, true",
        "0.0.0.0:5000, true",
        "metadata.google.internal, true",
        "10.0.0.7, false",
        "10.0.0.8:5000, false",
        "192.168.1.1, false",
        "[fd00::1]:5000, false",
        "registry.invalid:5000, false"
    })
    void aStrangerMayNameNeitherThisMachineNorWhatIsSpecial(String registry, boolean refused) {
        assertEquals(refused, rules.objectionToStrange(registry).isPresent());
        rules.name(registry);
        assertEquals(Optional.empty(), rules.objectionToStrange(registry), "the user may");
    }

    @ParameterizedTest
    @CsvSource({
        "r.example.com, auth.example.com, true",
        "R.Example.COM, auth.example.com, true",
        "a.b.c.example.com, d.example.com, true",
        "example.com, auth.example.com, true",
        "r.example.com, example.com.evil.org, false",
        "r.example.com, evilexample.com, false",
        "r.example.co.uk, auth.example.co.uk, true",
        "r.example.co.uk, auth.other.co.uk, false",
        "co.uk, x.co.uk, false",
        "a.github.io, b.github.io, false",
        "r.a.github.io, t.a.github.io, true",
        "a.s3.amazonaws.com, b.s3.amazonaws.com, false",
        "one.azurecr.io, two.azurecr.io, false",
        "one.azurecr.io, one.azurecr.io, true",
        "one.azurecr.io, x.one.azurecr.io, true",
        "one.azurecr.io, azurecr.io, false",
        "one.jfrog.io, two.jfrog.io, false",
        "registry-1.docker.io, auth.docker.io, true",
        "registry-1.docker.io, auth.docker.com, false",
        "ghcr.io, ghcr.io, true",
        "registry.gitlab.com, gitlab.com, true",
        "r.corp.acme, auth.corp.acme, true",
        "r.corp.acme, auth.other.acme, false",
        "r.corp.internal, auth.corp.internal, true",
        "nexus, auth, false",
        "nexus, nexus, true",
        "com, com, true",
        "10.0.0.7, 10.0.0.7, true",
        "10.0.0.7, 10.0.0.8, false",
        "1.10.0.7, 2.10.0.7, false",
        "[2001:db8::1], [2001:db8::1], true",
        "[2001:db8::1], [2001:db8::2], false",
        "127.0.0.1, auth.example.com, false",
        "r.example.com, localhost, false",
        "localhost, 127.0.0.1, true",
        "xn--bcher-kva.example.com, auth.example.com, true"
    })
    void credentialsStayWithWhoRegisteredTheDomain(String registry, String realm, boolean expected) {
        assertEquals(
                expected,
                policy.mayHaveCredentials(
                        URI.create("https://" + registry + "/"), URI.create("https://" + realm + "/token")));
    }

    @ParameterizedTest
    @CsvSource({
        "https://tokens.example/t, true",
        "https://TOKENS.example/t, true",
        "https://other.example:8443/t, true",
        "https://other.example/t, false",
        "https://x.tokens.example/t, false"
    })
    void namedTokenServersMayBeOfAnyDomain(URI realm, boolean expected) {
        var options = new RegistryOptions(
                Set.of(),
                Set.of("tokens.example", "Other.Example:8443"),
                Optional.empty(),
                Fixture.LIMITS,
                List.of(),
                "test");
        var named = new RealmPolicy(new HostRules(options));
        assertEquals(expected, named.mayHaveCredentials(URI.create("https://r.test.com/"), realm));
    }

    @ParameterizedTest
    @CsvSource({
        "https://r.example.com, http://127.0.0.1:5000/x, true",
        "https://r.example.com, http://r.example.com/x, true",
        "https://r.example.com, https://10.9.9.9/x, false",
        "http://127.0.0.1:5000, http://127.0.0.1:5001/x, false",
        "http://127.0.0.1:5000, http://storage.invalid/x, true",
        "https://127.0.0.1:5000, http://127.0.0.1:5001/x, true",
        "http://10.0.0.7:5000, http://127.0.0.1:5001/x, true",
        "http://10.0.0.7:5000, http://10.0.0.7:5000/x, false",
        "http://10.0.0.7:5000, http://10.0.0.7:5001/x, true"
    })
    void redirectsKeepTlsAndComeToThisMachineOnlyFromIt(URI from, URI to, boolean refused) {
        assertEquals(refused, rules.objection(from, to).isPresent());
    }
}
