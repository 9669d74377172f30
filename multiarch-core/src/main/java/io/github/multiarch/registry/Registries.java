package io.github.multiarch.registry;

import io.github.multiarch.oci.ImageReference;
import java.net.ProxySelector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All registries of a run: one pool of connections, and for each registry one set of tokens. For use by several threads at once.
 *
 * <p>Registries are spoken to over TLS with verified certificates. Those on this machine (localhost, 127.0.0.0/8, [::1]) are first asked whether they speak TLS, and
 * spoken to over plain HTTP if they do not; so are those named in {@link RegistryOptions#insecureRegistries()}, whose certificates are not verified either.
 * Credentials go to the registry, and to the token server that it names if that is of the same domain; nowhere else. Those of a proxy go to the proxy.
 */
public final class Registries implements AutoCloseable {
    private final CredentialSource credentials;
    private final HttpSender sender;
    private final Deadline deadline;
    private final Run run;
    private final ConcurrentMap<String, RegistryConnection> connections = new ConcurrentHashMap<>();

    /**
     * Nothing is connected yet.
     *
     * @param options how registries are talked to
     * @param credentials asked once per registry, when that demands some
     * @param log gets a line for each further attempt
     */
    public Registries(RegistryOptions options, CredentialSource credentials, Consumer<String> log) {
        this(
                options,
                credentials,
                log,
                Time.SYSTEM,
                () -> ThreadLocalRandom.current().nextDouble(),
                ProxySelector.getDefault());
    }

    /** With clocks, chance and a runtime's choice of proxies of one's own. */
    Registries(
            RegistryOptions options,
            CredentialSource credentials,
            Consumer<String> log,
            Time time,
            DoubleSupplier chance,
            @Nullable ProxySelector runtimeProxies) {
        var limits = options.limits();
        var rules = new HostRules(options);
        var proxies = new Proxies(options.proxies(), runtimeProxies, rules);
        var secrets = new Secrets();
        options.proxies().forEach(proxy -> proxy.credentials().ifPresent(secrets::keep));
        this.credentials = credentials;
        this.sender = new HttpSender(options, rules, proxies);
        this.deadline = new Deadline(time, limits.timeout(), sender::abort);
        var retries = new Retries(limits.retries(), new Backoff(chance), deadline, time, log);
        this.run = new Run(
                rules,
                new Wire(sender, deadline, secrets),
                retries,
                time,
                new TlsProbe(options, proxies, time),
                secrets);
    }

    /**
     * A repository. Nothing is sent yet.
     *
     * @param reference names registry and repository; its tag and digest mean nothing here
     * @return the place
     */
    public Repository repository(ImageReference reference) {
        return repository(reference, Scope.pull(reference.repository()));
    }

    /**
     * A repository that will be written to. Nothing is sent yet. Its first question asks for permission to push, too: one token serves for all, and wrong credentials
     * are known before anything is sent.
     *
     * @param reference names registry and repository; its tag and digest mean nothing here
     * @return the place
     */
    public Repository target(ImageReference reference) {
        return repository(reference, Scope.pullAndPush(reference.repository()));
    }

    private Repository repository(ImageReference reference, Scope toRead) {
        run.rules().name(RealmPolicy.hostOf(reference.registry()));
        var connection = connections.computeIfAbsent(
                reference.registry(), registry -> new RegistryConnection(registry, run, credentials));
        return new Repository(new Place(connection, reference.repository(), toRead));
    }

    /** Closes every connection. Repositories are of no use afterwards. */
    @Override
    public void close() {
        deadline.close();
        sender.close();
    }
}
