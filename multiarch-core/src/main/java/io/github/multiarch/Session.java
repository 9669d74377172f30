package io.github.multiarch;

import io.github.multiarch.cache.Cache;
import io.github.multiarch.cache.JarCache;
import io.github.multiarch.mirrors.MirrorMemory;
import io.github.multiarch.publish.Whereabouts;
import io.github.multiarch.registry.Connections;
import io.github.multiarch.registry.RegistryOptions;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/** What all goals of all modules of one build share, so that nothing is fetched, asked or connected twice. For use by several threads at once. */
public final class Session implements AutoCloseable {
    private final Cache cache;
    private final Whereabouts whereabouts = new Whereabouts();
    private final MirrorMemory mirrors = new MirrorMemory();
    private final ConcurrentMap<RegistryOptions, Connections> connections = new ConcurrentHashMap<>();

    private Session(Cache cache) {
        this.cache = cache;
    }

    /**
     * With a cache that outlives it.
     *
     * @param cache a folder, made when something is written; can be deleted at any time
     * @param limit how many bytes the folder may take
     * @param warnings told at most once that something is wrong with it
     * @return to be closed, or kept to the end of the program
     */
    public static Session in(Path cache, long limit, Consumer<String> warnings) {
        return new Session(Cache.in(cache, limit, warnings));
    }

    /**
     * Without anything on disk.
     *
     * @return to be closed, or kept to the end of the program
     */
    public static Session inMemory() {
        return new Session(Cache.inMemory());
    }

    Cache cache() {
        return cache;
    }

    /**
     * What is known of jars, for whoever decides which of them an application has.
     *
     * @return for use by several threads at once
     */
    public JarCache jars() {
        return cache.jars();
    }

    Whereabouts whereabouts() {
        return whereabouts;
    }

    MirrorMemory mirrors() {
        return mirrors;
    }

    /** Those who talk to registries differently, say by another proxy, have connections of their own. */
    Connections connections(RegistryOptions options) {
        return connections.computeIfAbsent(options, Connections::of);
    }

    /** Closes connections that are not in use. */
    @Override
    public void close() {
        connections.values().forEach(Connections::close);
    }
}
