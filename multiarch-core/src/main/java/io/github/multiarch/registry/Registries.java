package io.github.multiarch.registry;

import io.github.multiarch.oci.ImageReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * All registries of a run: one pool of connections, and for each registry one set of tokens. For use by several threads at once.
 *
 * <p>Registries are spoken to over TLS with verified certificates. Those on this machine (localhost, 127.0.0.0/8, [::1]) are first asked whether they speak TLS, and
 * spoken to over plain HTTP if they do not; so are those named in {@link RegistryOptions#insecureRegistries()}, whose certificates are not verified either.
 * Credentials go to the registry, and to the token server that it names if that is of the same domain; nowhere else.
 */
public final class Registries implements AutoCloseable {
    private final RegistryOptions options;
    private final CredentialSource credentials;
    private final HttpSender sender;
    private final ConcurrentMap<String, RegistryConnection> connections = new ConcurrentHashMap<>();

    /**
     * Nothing is connected yet.
     *
     * @param options how registries are talked to
     * @param credentials asked once per registry, when that demands some
     */
    public Registries(RegistryOptions options, CredentialSource credentials) {
        this.options = options;
        this.credentials = credentials;
        this.sender = new HttpSender(options);
    }

    /**
     * A repository. Nothing is sent yet.
     *
     * @param reference names registry and repository; its tag and digest mean nothing here
     * @return the place
     */
    public Repository repository(ImageReference reference) {
        var connection = connections.computeIfAbsent(
                reference.registry(), registry -> new RegistryConnection(registry, options, sender, credentials));
        return new Repository(new Place(connection, reference.repository()));
    }

    /** Closes every connection. Repositories are of no use afterwards. */
    @Override
    public void close() {
        sender.close();
    }
}
