package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.Problems;
import io.github.multiarch.registry.Credentials;
import io.github.multiarch.registry.HttpProxy;
import java.util.List;
import java.util.Optional;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.DefaultSettingsProblem;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsProxiesTest {
    private final MavenRun run = new MavenRun();
    private final Problems problems = new Problems();
    private final SettingsServers settings = new SettingsServers(run.session, new Rot());

    @Test
    void readsTheActiveOnesInOrderAndDecryptsTheirPasswords() {
        proxy("one", "https", "proxy.example.com", 3128, "joe", "rot:hush").setNonProxyHosts("localhost|*.example.com");
        proxy("off", "http", "off.example.com", 3128, "joe", "broken:hush").setActive(false);
        proxy("socks", "socks5", "socks.example.com", 1080, null, null);
        proxy("two", "HTTP", "plain.example.com", 8080, null, null).setNonProxyHosts(null);

        assertEquals(
                List.of(
                        new HttpProxy(
                                "https",
                                "proxy.example.com",
                                3128,
                                "localhost|*.example.com",
                                Optional.of(new Credentials("joe", "hush"))),
                        new HttpProxy("http", "plain.example.com", 8080, "", Optional.empty())),
                settings.proxies(problems));
        assertDoesNotThrow(problems::throwIfAny);
    }

    @ParameterizedTest
    @CsvSource({
        "proxy.example.com, 3128, joe, broken:hush, its password cannot be decrypted: no key",
        "proxy.example.com, 3128, joe, , a user name without a password",
        "http://proxy.example.com, 3128, , , without http://",
        "proxy.example.com, 0, , , 1 to 65535"
    })
    void namesTheProxyAtFault(String host, int port, String user, String password, String expected) {
        proxy("corporate", "http", host, port, user, password);

        assertEquals(List.of(), settings.proxies(problems));
        var thrown = assertThrows(InvalidRequestException.class, problems::throwIfAny);
        assertTrue(thrown.getMessage().contains("the proxy 'corporate' in settings.xml"), thrown.getMessage());
        assertTrue(thrown.getMessage().contains(expected), thrown.getMessage());
        assertFalse(thrown.getMessage().contains("hush"), thrown.getMessage());
    }

    private Proxy proxy(String id, String protocol, String host, int port, String user, String password) {
        var proxy = new Proxy();
        proxy.setId(id);
        proxy.setProtocol(protocol);
        proxy.setHost(host);
        proxy.setPort(port);
        proxy.setUsername(user);
        proxy.setPassword(password);
        run.execution.addProxy(proxy);
        return proxy;
    }

    /** Takes a prefix off. */
    private static final class Rot implements SettingsDecrypter {
        @Override
        public SettingsDecryptionResult decrypt(SettingsDecryptionRequest request) {
            var proxy = request.getProxies().get(0).clone();
            var password = proxy.getPassword() == null ? "" : proxy.getPassword();
            if (!password.isEmpty()) {
                proxy.setPassword(password.replaceFirst("^rot:", ""));
            }
            return new Result(
                    proxy,
                    password.startsWith("broken:")
                            ? List.of(new DefaultSettingsProblem(
                                    "no key", SettingsProblem.Severity.ERROR, "x", 0, 0, null))
                            : List.of());
        }
    }

    private record Result(Proxy proxy, List<SettingsProblem> problems) implements SettingsDecryptionResult {
        @Override
        public Server getServer() {
            return null;
        }

        @Override
        public List<Server> getServers() {
            return List.of();
        }

        @Override
        public Proxy getProxy() {
            return proxy;
        }

        @Override
        public List<Proxy> getProxies() {
            return List.of(proxy);
        }

        @Override
        public List<SettingsProblem> getProblems() {
            return problems;
        }
    }
}
