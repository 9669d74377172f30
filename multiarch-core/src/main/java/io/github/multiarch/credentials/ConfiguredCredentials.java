package io.github.multiarch.credentials;

import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.Credentials;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was given for one registry, and for no other: a password for the target must not reach the registry of a base. */
public final class ConfiguredCredentials implements CredentialSource {
    private final String registry;
    private final Credentials credentials;

    /**
     * Credentials for one registry.
     *
     * @param registry {@code host[:port]}, {@code docker.io} for Docker Hub
     * @param credentials its user name and password
     */
    public ConfiguredCredentials(String registry, Credentials credentials) {
        this.registry = registry.toLowerCase(Locale.ROOT);
        this.credentials = credentials;
    }

    /**
     * A pair of values that users give separately; a blank one counts as not given.
     *
     * @param where where they are given, for messages: {@code server 'docker.io' in settings.xml}
     * @param username may be absent
     * @param password may be absent
     * @return both, or empty when both are absent
     * @throws IllegalArgumentException when only one is given; the message says which, and shows neither
     */
    public static Optional<Credentials> pair(String where, @Nullable String username, @Nullable String password) {
        boolean named = username != null && !username.isBlank();
        boolean secret = password != null && !password.isBlank();
        if (named != secret) {
            throw new IllegalArgumentException(where + " has a "
                    + (named ? "user name without a password" : "password without a user name")
                    + "; give both, or neither");
        }
        return username != null && password != null && named
                ? Optional.of(new Credentials(username, password))
                : Optional.empty();
    }

    @Override
    public Optional<Credentials> credentialsFor(String asked) {
        return registry.equals(asked.toLowerCase(Locale.ROOT)) ? Optional.of(credentials) : Optional.empty();
    }
}
