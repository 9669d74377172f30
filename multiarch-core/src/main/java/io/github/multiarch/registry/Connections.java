package io.github.multiarch.registry;

import java.io.IOException;
import java.net.ProxySelector;
import org.jspecify.annotations.Nullable;

/**
 * Connections that are kept for whoever talks to registries in the same way: all goals of all modules of a build. What was found out about servers on the way is kept
 * with them. For use by several threads at once.
 */
public final class Connections implements AutoCloseable {
    private final RegistryOptions options;
    private final HostNames names;
    private final HostRules rules;
    private final Proxies proxies;
    private final TlsProbe probe;
    private @Nullable ConnectionPool pool;

    private Connections(RegistryOptions options, Time time, @Nullable ProxySelector runtimeProxies) {
        this.options = options;
        this.names = new HostNames(time);
        this.rules = new HostRules(options);
        this.proxies = new Proxies(options.proxies(), runtimeProxies, rules);
        this.probe = new TlsProbe(options, proxies, names, time);
    }

    /**
     * Nothing is connected yet.
     *
     * @param options how registries are talked to
     * @return to be closed, or kept to the end of the program
     */
    public static Connections of(RegistryOptions options) {
        return of(options, Time.SYSTEM, ProxySelector.getDefault());
    }

    /** With a clock and a runtime's choice of proxies of one's own. */
    static Connections of(RegistryOptions options, Time time, @Nullable ProxySelector runtimeProxies) {
        return new Connections(options, time, runtimeProxies);
    }

    /**
     * How registries are talked to.
     *
     * @return what it was made with
     */
    public RegistryOptions options() {
        return options;
    }

    HostNames names() {
        return names;
    }

    HostRules rules() {
        return rules;
    }

    Proxies proxies() {
        return proxies;
    }

    TlsProbe probe() {
        return probe;
    }

    /** Makes the pool, if there is none. */
    synchronized ConnectionPool pool() throws IOException {
        if (pool == null) {
            pool = ConnectionPool.open(options, names, rules, proxies);
        }
        return pool;
    }

    /** Cuts off whatever is under way, for everybody. Whoever goes on gets other connections. */
    synchronized void abort() {
        if (pool != null) {
            pool.abort();
            pool = null;
        }
    }

    /** Closes those that are not in use. */
    @Override
    public synchronized void close() {
        if (pool != null) {
            pool.close();
            pool = null;
        }
    }
}
