package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.registry.Credentials;
import java.io.IOException;
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
import org.junit.jupiter.params.provider.ValueSource;

class SettingsServersTest {
    private final MavenRun run = new MavenRun();
    private final SettingsServers servers = new SettingsServers(run.session, new Rot());

    @Test
    void decryptsThePasswordOfTheRegistrysServer() throws Exception {
        server("registry.example.com:5000", "joe", "rot:hush");

        assertEquals(Optional.of(new Credentials("joe", "hush")), servers.credentialsFor("registry.example.com:5000"));
        assertEquals(Optional.empty(), servers.credentialsFor("registry.example.com:5001"));
        assertEquals(Optional.empty(), servers.credentialsFor("registry.example.com"));
    }

    @Test
    void triesTheHostWithoutItsPortLast() throws Exception {
        server("registry.example.com", "host", "hush");
        assertEquals(Optional.of(new Credentials("host", "hush")), servers.credentialsFor("registry.example.com:5000"));

        server("registry.example.com:5000", "port", "hush");
        assertEquals(Optional.of(new Credentials("port", "hush")), servers.credentialsFor("registry.example.com:5000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker.io", "index.docker.io", "registry-1.docker.io", "https://index.docker.io/v1/"})
    void knowsTheNamesOfDockerHub(String id) throws Exception {
        server(id, "joe", "hush");

        assertEquals(Optional.of(new Credentials("joe", "hush")), servers.credentialsFor("docker.io"));
    }

    @Test
    void namesTheServerWhosePasswordCannotBeDecrypted() {
        server("registry.example.com", "joe", "broken:hush");

        var thrown = assertThrows(IOException.class, () -> servers.credentialsFor("registry.example.com"));

        assertTrue(
                thrown.getMessage()
                        .startsWith(
                                "cannot decrypt the password of the server 'registry.example.com' in settings.xml: no key"),
                thrown.getMessage());
        assertFalse(thrown.getMessage().contains("hush"));
    }

    @Test
    void namesTheServerWithoutAUser() {
        server("registry.example.com", null, "hush");

        var thrown = assertThrows(IOException.class, () -> servers.credentialsFor("registry.example.com"));

        assertTrue(thrown.getMessage().startsWith("the server 'registry.example.com' in settings.xml has a password"));
    }

    private void server(String id, String username, String password) {
        var server = new Server();
        server.setId(id);
        server.setUsername(username);
        server.setPassword(password);
        run.execution.addServer(server);
    }

    /** Takes a prefix off. */
    private static final class Rot implements SettingsDecrypter {
        @Override
        public SettingsDecryptionResult decrypt(SettingsDecryptionRequest request) {
            var server = request.getServers().get(0).clone();
            boolean broken = server.getPassword().startsWith("broken:");
            server.setPassword(server.getPassword().replaceFirst("^rot:", ""));
            return new Result(
                    server,
                    broken
                            ? List.of(new DefaultSettingsProblem(
                                    "no key", SettingsProblem.Severity.ERROR, "x", 0, 0, null))
                            : List.of());
        }
    }

    private record Result(Server server, List<SettingsProblem> problems) implements SettingsDecryptionResult {
        @Override
        public Server getServer() {
            return server;
        }

        @Override
        public List<Server> getServers() {
            return List.of(server);
        }

        @Override
        public Proxy getProxy() {
            return null;
        }

        @Override
        public List<Proxy> getProxies() {
            return List.of();
        }

        @Override
        public List<SettingsProblem> getProblems() {
            return problems;
        }
    }
}
