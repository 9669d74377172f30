package io.github.multiarch;

import io.github.multiarch.mirrors.MirroredRegistries;
import io.github.multiarch.progress.Progress;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.Registries;
import io.github.multiarch.registry.RegistryOptions;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The registries that bases come from: those of the goal, and those that a file of this machine calls insecure, which are shown no credentials. */
final class BaseRegistries implements AutoCloseable {
    private final Session session;
    private final RegistryOptions options;
    private final Registries registries;
    private final Progress progress;
    private final ConcurrentMap<String, Registries> insecure = new ConcurrentHashMap<>();

    /** Nothing is connected yet; those of the goal are not closed here. */
    BaseRegistries(Session session, RegistryOptions options, Registries registries, Progress progress) {
        this.session = session;
        this.options = options;
        this.registries = registries;
        this.progress = progress;
    }

    MirroredRegistries behind(BaseAccess access) {
        return new MirroredRegistries(registries, this::insecure, access.mirrors(), session.mirrors(), progress::line);
    }

    /** What the user calls insecure, too, gets credentials as ever. */
    private Registries insecure(String registry) {
        return options.isInsecure(registry)
                ? registries
                : insecure.computeIfAbsent(
                        registry,
                        name -> Registries.over(
                                session.connections(options.withInsecure(name)),
                                CredentialSource.NONE,
                                progress::line));
    }

    @Override
    public void close() {
        insecure.values().forEach(Registries::close);
    }
}
