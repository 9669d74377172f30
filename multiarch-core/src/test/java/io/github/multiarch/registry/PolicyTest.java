package io.github.multiarch.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {
    private final HostRules rules =
            new HostRules(Fixture.options(Set.of("plain.example:5000", "10.0.0.7"), Optional.empty()));
    private final RealmPolicy policy = new RealmPolicy(rules);

    @ParameterizedTest
    @CsvSource({
        "localhost, true",
        "LOCALHOST, true",
        "127.0.0.1, true",
        "127.255.3.4, true",
        "[::1], true",
        "127.0.0.1.evil.example, false",
        "localhost.evil.example, false",
        "128.0.0.1, false",
        "[::2], false"
    })
    void loopback(String host, boolean expected) {
        assertEquals(expected, HostRules.isLoopback(host));
    }

    @ParameterizedTest
    @CsvSource({
        "https://any.example/, true",
        "http://any.example/, false",
        "http://127.0.0.1:5000/, true",
        "http://plain.example:5000/, true",
        "http://plain.example/, false",
        "http://10.0.0.7:1234/, true"
    })
    void plainHttpIsForLoopbackAndNamedHosts(URI uri, boolean expected) {
        assertEquals(expected, rules.mayAsk(uri));
    }

    @ParameterizedTest
    @CsvSource({
        "https://registry-1.docker.io, https://auth.docker.io/token, true",
        "https://registry.example.com, https://registry.example.com:8443/token, true",
        "https://registry.example.com, https://auth.example.com/token, true",
        "https://registry.example.com, https://example.org/token, false",
        "https://registry.example.com, https://example.com.evil.org/token, false",
        "https://10.0.0.7, https://9.9.0.7/token, false",
        "http://127.0.0.1:5000, http://localhost:5001/token, true",
        "http://127.0.0.1:5000, https://auth.example.com/token, false",
        "https://registry.example.com, http://127.0.0.1/token, false"
    })
    void credentialsStayInTheDomain(URI registry, URI realm, boolean expected) {
        assertEquals(expected, policy.mayHaveCredentials(registry, realm));
    }

    @Test
    void aRealmIsAnAbsoluteAddressThatMayBeAsked() {
        assertTrue(policy.realm("https://auth.example/token?x=1").isPresent());
        assertTrue(policy.realm("http://127.0.0.1:5001/token").isPresent());
        assertFalse(policy.realm("http://auth.example/token").isPresent());
        assertFalse(policy.realm("/token").isPresent());
        assertFalse(policy.realm("").isPresent());
        assertFalse(policy.realm("https://u:p@auth.example/token").isPresent());
    }

    @Test
    void dockerHubHasAnotherHost() {
        assertEquals("registry-1.docker.io", RealmPolicy.hostOf("docker.io"));
        assertEquals("quay.io", RealmPolicy.hostOf("quay.io"));
    }
}
