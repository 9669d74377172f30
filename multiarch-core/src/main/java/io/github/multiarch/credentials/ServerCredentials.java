package io.github.multiarch.credentials;

import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.Credentials;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Credentials that someone else keeps under an id, as {@code settings.xml} does with its servers. The id is the registry with its port; for Docker Hub each of
 * its names is tried.
 */
public final class ServerCredentials implements CredentialSource {
    private static final List<String> DOCKER_HUB_IDS = List.of(
            "docker.io",
            "index.docker.io",
            "registry-1.docker.io",
            "registry.hub.docker.com",
            "https://index.docker.io/v1/");

    /** Finds a server by its id. */
    @FunctionalInterface
    public interface Lookup {
        /**
         * Finds a server.
         *
         * @param id exactly this one
         * @return its user name and password, decrypted; empty when there is no such server or it has none
         * @throws IOException when it is there but cannot be read; the message says what to do and shows no secret
         */
        Optional<Credentials> byId(String id) throws IOException;
    }

    private final Lookup lookup;

    /**
     * Servers that are found by their id.
     *
     * @param lookup finds them
     */
    public ServerCredentials(Lookup lookup) {
        this.lookup = lookup;
    }

    @Override
    public Optional<Credentials> credentialsFor(String registry) throws IOException {
        for (var id : DOCKER_HUB_IDS.get(0).equals(registry) ? DOCKER_HUB_IDS : List.of(registry)) {
            var credentials = lookup.byId(id);
            if (credentials.isPresent()) {
                return credentials;
            }
        }
        return Optional.empty();
    }
}
