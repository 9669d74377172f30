package io.github.multiarch.registry;

/**
 * What all registries of a run share.
 *
 * @param options how registries are talked to
 * @param rules which hosts may be asked
 * @param wire sends requests, within one deadline for all
 * @param retries makes further attempts
 * @param time clocks
 */
record Run(RegistryOptions options, HostRules rules, Wire wire, Retries retries, Time time) {}
