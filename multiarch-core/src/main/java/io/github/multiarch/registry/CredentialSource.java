package io.github.multiarch.registry;

import java.io.IOException;
import java.util.Optional;

/** Where credentials come from. May be asked from several threads at once. */
@FunctionalInterface
public interface CredentialSource {
    /** Knows none: every registry is used anonymously. */
    CredentialSource NONE = registry -> Optional.empty();

    /**
     * Looks for the credentials of a registry. It is asked only once a registry demands some.
     *
     * @param registry {@code host[:port]} as in {@link io.github.multiarch.oci.ImageReference#registry()}, {@code docker.io} for Docker Hub
     * @return empty when there are none, so that the registry is used anonymously
     * @throws IOException when they are there and cannot be had
     */
    Optional<Credentials> credentialsFor(String registry) throws IOException;
}
