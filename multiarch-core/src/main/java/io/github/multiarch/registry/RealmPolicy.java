package io.github.multiarch.registry;

import io.github.multiarch.oci.ImageReference;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which token servers may see the credentials of a registry. A registry names its token server itself, and could name anyone's. */
final class RealmPolicy {
    private static final Pattern ADDRESS = Pattern.compile("\\[.*]|[0-9.]+");

    private final HostRules rules;

    RealmPolicy(HostRules rules) {
        this.rules = rules;
    }

    /** The token server's address, if it is one that may be asked for a token at all. */
    Optional<URI> realm(String text) {
        return Locations.resolve(URI.create("https://none.invalid/"), text)
                .filter(uri -> text.regionMatches(true, 0, "http", 0, 4))
                .filter(rules::mayAsk);
    }

    /** Whether the registry's credentials may go there: same host, both this machine, or both of one domain. */
    boolean mayHaveCredentials(URI registry, URI realm) {
        var one = registry.getHost().toLowerCase(Locale.ROOT);
        var other = realm.getHost().toLowerCase(Locale.ROOT);
        if (HostRules.isLoopback(one) || HostRules.isLoopback(other)) {
            return HostRules.isLoopback(one) && HostRules.isLoopback(other);
        }
        return one.equals(other)
                || (!ADDRESS.matcher(one).matches()
                        && !ADDRESS.matcher(other).matches()
                        && domain(one).equals(domain(other)));
    }

    /** The host that serves a registry. */
    static String hostOf(String registry) {
        return registry.equals(ImageReference.DOCKER_HUB) ? "registry-1.docker.io" : registry;
    }

    private static String domain(String host) {
        int last = host.lastIndexOf('.');
        return host.substring(host.lastIndexOf('.', last - 1) + 1);
    }
}
