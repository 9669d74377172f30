package io.github.multiarch.credentials;

import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.Credentials;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Named sources, asked in order until one answers. Each registry is looked up once per chain, because credential helpers are slow; safe for use by several
 * threads, which wait for each other only when they ask for the same registry. A lookup that failed is tried again when asked again.
 */
public final class CredentialChain implements CredentialSource {
    /**
     * A source and what to call it.
     *
     * @param name as users know it, without any secret: {@code settings.xml}
     * @param credentials asked for a registry
     */
    public record Source(String name, CredentialSource credentials) {}

    private record Answer(Optional<Credentials> credentials, Optional<String> source) {}

    private final List<Source> sources;
    private final Map<String, Lookup> lookups = new ConcurrentHashMap<>();

    /**
     * A chain.
     *
     * @param sources the first is asked first
     */
    public CredentialChain(List<Source> sources) {
        this.sources = List.copyOf(sources);
    }

    @Override
    public Optional<Credentials> credentialsFor(String registry) throws IOException {
        return lookups.computeIfAbsent(registry, Lookup::new).answer().credentials();
    }

    /**
     * Which source answered; asks none itself.
     *
     * @param registry {@code host[:port]}
     * @return the name of the source, empty when none answered or none was asked yet
     */
    public Optional<String> sourceFor(String registry) {
        var lookup = lookups.get(registry);
        return lookup == null ? Optional.empty() : lookup.known().flatMap(Answer::source);
    }

    /**
     * What an error message says about the credentials in use; asks no source itself.
     *
     * @param registry {@code host[:port]}
     * @return {@code credentials from settings.xml}, or that there were none and where they were looked for
     */
    public String describe(String registry) {
        return sourceFor(registry)
                .map(source -> "credentials from " + source)
                .orElseGet(() -> sources.isEmpty()
                        ? "no credentials"
                        : "no credentials (looked in "
                                + sources.stream().map(Source::name).collect(Collectors.joining(", ")) + ")");
    }

    /** One registry's lookup. Its lock is held while sources are asked, so that each is asked once. */
    private final class Lookup {
        private final String registry;
        private volatile @Nullable Answer answer;

        Lookup(String registry) {
            this.registry = registry;
        }

        Optional<Answer> known() {
            return Optional.ofNullable(answer);
        }

        synchronized Answer answer() throws IOException {
            var known = answer;
            if (known == null) {
                known = ask();
                answer = known;
            }
            return known;
        }

        private Answer ask() throws IOException {
            for (var source : sources) {
                var credentials = source.credentials().credentialsFor(registry);
                if (credentials.isPresent()) {
                    return new Answer(credentials, Optional.of(source.name()));
                }
            }
            return new Answer(Optional.empty(), Optional.empty());
        }
    }
}
