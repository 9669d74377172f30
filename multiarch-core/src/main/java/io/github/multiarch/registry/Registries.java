package io.github.multiarch.registry;

import io.github.multiarch.oci.ImageReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * All registries of a run: one deadline, and for each registry one set of tokens. For use by several threads at once.
 *
 * <p>Registries are spoken to over TLS with verified certificates. Those on this machine (localhost, 127.0.0.0/8, [::1]) may speak plain HTTP: the first
 * request, without credentials, goes to them in the open, and over TLS when the answer does not show that they serve plain HTTP. Those named in
 * {@link RegistryOptions#insecureRegistries()} are greeted first, and spoken to over plain HTTP if they do not speak TLS; their certificates are not verified either.
 * Credentials go to the registry, and to the token server that it names if that is of the same domain; nowhere else. Those of a proxy go to the proxy.
 */
public final class Registries implements AutoCloseable {
    private final Connections connections;
    private final boolean isAlone;
    private final CredentialSource credentials;
    private final Deadline deadline;
    private final Run run;
    private final ConcurrentMap<String, RegistryConnection> registries = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, RegistryConnection> standIns = new ConcurrentHashMap<>();

    /**
     * With connections of its own. Nothing is sent yet.
     *
     * @param options how registries are talked to
     * @param credentials asked once per registry, when that demands some
     * @param log gets a line for each further attempt
     * @return to be closed, with its connections
     */
    public static Registries alone(RegistryOptions options, CredentialSource credentials, Consumer<String> log) {
        return new Registries(Connections.of(options), true, credentials, log, Time.SYSTEM, Registries::chance);
    }

    /**
     * With connections that others use, too. Nothing is sent yet.
     *
     * @param connections not closed here, unless the deadline cuts them off
     * @param credentials asked once per registry, when that demands some
     * @param log gets a line for each further attempt
     * @return to be closed
     */
    public static Registries over(Connections connections, CredentialSource credentials, Consumer<String> log) {
        return new Registries(connections, false, credentials, log, Time.SYSTEM, Registries::chance);
    }

    /** With a clock and chance of one's own. */
    Registries(
            Connections connections,
            boolean isAlone,
            CredentialSource credentials,
            Consumer<String> log,
            Time time,
            DoubleSupplier chance) {
        var options = connections.options();
        var limits = options.limits();
        var secrets = new Secrets();
        options.proxies().forEach(proxy -> proxy.credentials().ifPresent(secrets::keep));
        this.connections = connections;
        this.isAlone = isAlone;
        this.credentials = credentials;
        this.deadline = new Deadline(time, limits.timeout(), connections::abort);
        var retries = new Retries(limits.retries(), new Backoff(chance), deadline, time, log);
        this.run = new Run(
                connections.rules(),
                new Wire(new HttpSender(connections), deadline, secrets),
                retries,
                time,
                connections.proxies(),
                connections.probe(),
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
     * A repository whose name a stranger wrote, in an annotation of an image, say. Nothing is sent yet. Its host may be none of this machine, nor one that a registry could not send requests on to, unless
     * the user named that host, too: then it is the user's choice.
     *
     * @param reference names registry and repository; its tag and digest mean nothing here
     * @return the place
     * @throws RegistryException when it may not be asked
     */
    public Repository strange(ImageReference reference) throws RegistryException {
        var objection = run.rules().objectionToStrange(RealmPolicy.hostOf(reference.registry()));
        if (objection.isPresent()) {
            throw Failures.unsafe(
                    new Purpose(reference.registry(), reference.repository(), "asking for " + reference),
                    "GET",
                    objection.get(),
                    "If you trust that name, ask yourself: mvn multiarch:inspect -Dmultiarch.image=" + reference);
        }
        return open(reference, Scope.pull(reference.repository()));
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

    /**
     * A repository that stands in for another one, which can be asked as well. Nothing is sent yet. Where no connection to it comes about, that is said at once.
     *
     * @param reference names registry and repository; its tag and digest mean nothing here
     * @return the place
     */
    public Repository standIn(ImageReference reference) {
        run.rules().name(RealmPolicy.hostOf(reference.registry()));
        var connection = standIns.computeIfAbsent(
                reference.registry(), registry -> new RegistryConnection(registry, run.givingWay(), credentials));
        return new Repository(new Place(connection, reference.repository(), Scope.pull(reference.repository())));
    }

    private Repository repository(ImageReference reference, Scope toRead) {
        run.rules().name(RealmPolicy.hostOf(reference.registry()));
        return open(reference, toRead);
    }

    private Repository open(ImageReference reference, Scope toRead) {
        var connection = registries.computeIfAbsent(
                reference.registry(), registry -> new RegistryConnection(registry, run, credentials));
        return new Repository(new Place(connection, reference.repository(), toRead));
    }

    private static double chance() {
        return ThreadLocalRandom.current().nextDouble();
    }

    /** Repositories are of no use afterwards. Connections that others use stay. */
    @Override
    public void close() {
        deadline.close();
        if (isAlone) {
            connections.close();
        }
    }
}
