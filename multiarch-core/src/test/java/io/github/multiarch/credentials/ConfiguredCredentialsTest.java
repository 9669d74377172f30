package io.github.multiarch.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.multiarch.registry.Credentials;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfiguredCredentialsTest {
    private static final Credentials ALICE = new Credentials("alice", "wonderland");

    @Test
    void onlyTheirRegistryGetsThem() {
        var credentials = new ConfiguredCredentials("Registry.Example.com:5000", ALICE);

        assertEquals(Optional.of(ALICE), credentials.credentialsFor("registry.example.com:5000"));
        assertEquals(Optional.empty(), credentials.credentialsFor("registry.example.com"));
        assertEquals(Optional.empty(), credentials.credentialsFor("registry.example.com:5001"));
        assertEquals(Optional.empty(), credentials.credentialsFor("docker.io"));
    }

    @Test
    void aPairIsBothOrNeither() {
        assertEquals(Optional.of(ALICE), ConfiguredCredentials.pair("here", "alice", "wonderland"));
        assertEquals(Optional.empty(), ConfiguredCredentials.pair("here", null, null));
        assertEquals(Optional.empty(), ConfiguredCredentials.pair("here", "", " "));
    }

    @Test
    void halfAPairIsAnErrorThatSaysWhichHalfAndShowsNeither() {
        var noPassword =
                assertThrows(IllegalArgumentException.class, () -> ConfiguredCredentials.pair("<auth>", "alice", null));
        assertEquals("<auth> has a user name without a password; give both, or neither", noPassword.getMessage());

        var noName = assertThrows(
                IllegalArgumentException.class, () -> ConfiguredCredentials.pair("<auth>", "", "wonderland"));
        assertEquals("<auth> has a password without a user name; give both, or neither", noName.getMessage());
    }

    @Test
    void aServerIsFoundByItsRegistryWithThePort() throws IOException {
        var asked = new ArrayList<String>();
        var servers = new ServerCredentials(id -> {
            asked.add(id);
            return id.equals("registry.example.com:5000") ? Optional.of(ALICE) : Optional.empty();
        });

        assertEquals(Optional.of(ALICE), servers.credentialsFor("registry.example.com:5000"));
        assertEquals(Optional.empty(), servers.credentialsFor("registry.example.com"));
        assertEquals(List.of("registry.example.com:5000", "registry.example.com"), asked);
    }

    @Test
    void dockerHubsServerMayHaveAnyOfItsNames() throws IOException {
        for (var id : List.of("docker.io", "index.docker.io", "registry-1.docker.io", "https://index.docker.io/v1/")) {
            var servers = new ServerCredentials(asked -> asked.equals(id) ? Optional.of(ALICE) : Optional.empty());

            assertEquals(Optional.of(ALICE), servers.credentialsFor("docker.io"), id);
        }
    }
}
