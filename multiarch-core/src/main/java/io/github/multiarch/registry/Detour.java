package io.github.multiarch.registry;

import java.net.URI;
import java.util.Set;

/**
 * A place that is not the registry's own, and to which its {@code Location} led: where it keeps blobs, or its own address in a wrong form, as it is behind a proxy that does not pass on by which name
 * and port it is asked.
 *
 * @param home where the registry is
 * @param to where it led
 */
record Detour(URI home, URI to) {
    private static final String PROXY =
            "A registry writes its Location from the name by which it is asked: a proxy before it has to pass that on, with its port and scheme (in Host, or in X-Forwarded-Host and"
                    + " X-Forwarded-Proto), or the registry has to know its own address (in CNCF Distribution http.host, or http.relativeurls: true)";

    /** What would be told of credentials, names and registries, of none of which a stranger knows. */
    private static final Set<Integer> NOT_OUR_FAULT = Set.of(401, 403, 404, 405, 415, 501);

    /** The same failure, which met us there, with the way there, and what to do about that. */
    RegistryException with(RegistryException failure) {
        return failure.adding(" (a Location led there from " + CleanText.of(home.getRawAuthority()) + ": "
                        + CleanText.withoutQuery(to.toString()) + ")")
                .advising(advice(failure));
    }

    private String advice(RegistryException failure) {
        if (isMisspelt()) {
            return PROXY;
        }
        if (failure.status().isEmpty()) {
            return "Check whether that is where the registry keeps its blobs, and the network on the way. If it is not: "
                    + PROXY;
        }
        return NOT_OUR_FAULT.contains(failure.status().getAsInt())
                ? "No credentials are sent there. " + Failures.BY_ITS_OWNER
                : failure.advice();
    }

    /** The registry's own address, but for port or scheme. Storage on the same machine has other paths. */
    private boolean isMisspelt() {
        return to.getRawPath().startsWith("/v2/")
                && (home.getHost().equalsIgnoreCase(to.getHost())
                        || (HostRules.isLoopback(home.getHost()) && HostRules.isLoopback(to.getHost())));
    }
}
