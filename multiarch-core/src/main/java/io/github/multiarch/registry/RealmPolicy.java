package io.github.multiarch.registry;

import com.google.common.net.InternetDomainName;
import io.github.multiarch.oci.ImageReference;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which token servers may see the credentials of a registry. A registry names its token server itself, and could name anyone's. */
final class RealmPolicy {
    private static final Pattern ADDRESS = Pattern.compile("\\[.*]|[0-9.]+");

    /** Registries that give each customer a name of their own, and are not on the list of public suffixes. */
    private static final Set<String> SHARED = Set.of("azurecr.io", "azurecr.us", "azurecr.cn", "jfrog.io");

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

    /** Why a token server may not even be asked. */
    Optional<String> forbidden(URI realm) {
        return rules.forbidden(realm.getHost());
    }

    /** Whether the registry's credentials may go there: same host, both this machine, both of one domain, or named by the user. */
    boolean mayHaveCredentials(URI registry, URI realm) {
        var one = registry.getHost().toLowerCase(Locale.ROOT);
        var other = realm.getHost().toLowerCase(Locale.ROOT);
        if (rules.isTokenServer(realm)) {
            return true;
        }
        if (HostRules.isLoopback(one) || HostRules.isLoopback(other)) {
            return HostRules.isLoopback(one) && HostRules.isLoopback(other);
        }
        return one.equals(other)
                || (!ADDRESS.matcher(one).matches()
                        && !ADDRESS.matcher(other).matches()
                        && domain(one).isPresent()
                        && domain(one).equals(domain(other)));
    }

    /** The host that serves a registry. */
    static String hostOf(String registry) {
        return registry.equals(ImageReference.DOCKER_HUB) ? "registry-1.docker.io" : registry;
    }

    /** What one owner registered, by the list of public suffixes (publicsuffix.org); a name that no public suffix ends, a company's own, belongs together by its last two labels. */
    private static Optional<String> domain(String host) {
        if (!InternetDomainName.isValid(host)) {
            return Optional.empty();
        }
        for (var shared : SHARED) {
            if (host.endsWith("." + shared)) {
                var own = host.substring(0, host.length() - shared.length() - 1);
                return Optional.of(own.substring(own.lastIndexOf('.') + 1) + "." + shared);
            }
        }
        var name = InternetDomainName.from(host);
        if (name.isUnderPublicSuffix()) {
            return Optional.of(name.topPrivateDomain().toString());
        }
        if (name.hasPublicSuffix() || name.parts().size() < 2) {
            return Optional.empty();
        }
        var parts = name.parts();
        return Optional.of(String.join(".", parts.subList(parts.size() - 2, parts.size())));
    }
}
