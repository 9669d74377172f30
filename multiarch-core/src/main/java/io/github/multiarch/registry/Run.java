package io.github.multiarch.registry;

/**
 * What all registries of a run share.
 *
 * @param rules which hosts may be asked
 * @param wire sends requests, within one deadline for all
 * @param retries makes further attempts
 * @param time clocks
 * @param proxies what is in the way
 * @param probe finds out who speaks TLS
 * @param secrets what no message may show
 */
record Run(HostRules rules, Wire wire, Retries retries, Time time, Proxies proxies, TlsProbe probe, Secrets secrets) {

    /** The same for servers that others stand behind. */
    Run givingWay() {
        return new Run(rules, wire, retries.givingWay(), time, proxies, probe, secrets);
    }
}
