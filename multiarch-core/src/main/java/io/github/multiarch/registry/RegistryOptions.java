package io.github.multiarch.registry;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How registries are talked to.
 *
 * @param insecureRegistries registries, {@code host[:port]}, whose certificate is not verified and that are spoken to over plain HTTP when they do not speak TLS,
 *     as docker's {@code insecure-registries}; a name without a port stands for every port of that host
 * @param tokenServers hosts, {@code host[:port]}, that may be shown the credentials of any registry that names them as its token server, although they are of another
 *     domain
 * @param caFile PEM certificates trusted beside those that the Java runtime trusts
 * @param limits how much and for how long
 * @param proxies proxies to use, in order of preference; without one for a request's protocol, the Java runtime's are used. Registries on this machine are reached
 *     without these
 * @param userAgent how requests introduce themselves, without line breaks
 */
public record RegistryOptions(
        Set<String> insecureRegistries,
        Set<String> tokenServers,
        Optional<Path> caFile,
        Limits limits,
        List<HttpProxy> proxies,
        String userAgent) {
    /**
     * Takes sorted copies of the hosts.
     *
     * @throws IllegalArgumentException when the user agent is more than a line of printable ASCII
     */
    public RegistryOptions {
        insecureRegistries = hosts(insecureRegistries);
        tokenServers = hosts(tokenServers);
        proxies = List.copyOf(proxies);
        if (userAgent.isBlank() || !userAgent.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("userAgent is not one line of printable ASCII");
        }
    }

    /**
     * What suits most: nobody but the registries themselves is trusted.
     *
     * @return the defaults
     */
    public static RegistryOptions defaults() {
        return new RegistryOptions(
                new TreeSet<>(), new TreeSet<>(), Optional.empty(), Limits.defaults(), List.of(), "multiarch");
    }

    /**
     * The same with other limits.
     *
     * @param other the limits
     * @return a copy
     */
    public RegistryOptions with(Limits other) {
        return new RegistryOptions(insecureRegistries, tokenServers, caFile, other, proxies, userAgent);
    }

    /**
     * The same with other proxies.
     *
     * @param others in order of preference
     * @return a copy
     */
    public RegistryOptions with(List<HttpProxy> others) {
        return new RegistryOptions(insecureRegistries, tokenServers, caFile, limits, others, userAgent);
    }

    /**
     * The same with one more registry that is not verified.
     *
     * @param registry {@code host[:port]}
     * @return a copy
     */
    public RegistryOptions withInsecure(String registry) {
        var all = new TreeSet<>(insecureRegistries);
        all.add(registry);
        return new RegistryOptions(all, tokenServers, caFile, limits, proxies, userAgent);
    }

    /**
     * Whether the user calls a registry insecure.
     *
     * @param registry {@code host[:port]}
     * @return true when it is named, with its port or without
     */
    public boolean isInsecure(String registry) {
        var name = registry.toLowerCase(Locale.ROOT);
        return insecureRegistries.contains(name) || insecureRegistries.contains(name.replaceFirst(":[0-9]+$", ""));
    }

    /** Host names know no case (RFC 4343). */
    private static SortedSet<String> hosts(Set<String> names) {
        return Collections.unmodifiableSortedSet(names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Written out, for the reason that {@link io.github.multiarch.oci.Digest#equals} gives. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RegistryOptions options
                && insecureRegistries.equals(options.insecureRegistries)
                && tokenServers.equals(options.tokenServers)
                && caFile.equals(options.caFile)
                && limits.equals(options.limits)
                && proxies.equals(options.proxies)
                && userAgent.equals(options.userAgent);
    }

    @Override
    public int hashCode() {
        return Objects.hash(insecureRegistries, tokenServers, caFile, limits, proxies, userAgent);
    }
}
