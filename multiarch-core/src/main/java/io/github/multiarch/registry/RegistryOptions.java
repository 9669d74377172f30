package io.github.multiarch.registry;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How registries are talked to.
 *
 * @param insecureRegistries registries, {@code host[:port]}, whose certificate is not verified and that are spoken to over plain HTTP when they do not speak TLS,
 *     as docker's {@code insecure-registries}; a name without a port stands for every port of that host
 * @param caFile PEM certificates trusted beside those that the Java runtime trusts
 * @param parallelism how many requests are under way at once, at least 1
 * @param connectTimeout for a connection to be made
 * @param readTimeout for the next bytes to arrive on a connection
 * @param userAgent how requests introduce themselves, without line breaks
 */
public record RegistryOptions(
        Set<String> insecureRegistries,
        Optional<Path> caFile,
        int parallelism,
        Duration connectTimeout,
        Duration readTimeout,
        String userAgent) {

    /**
     * Takes a sorted copy of the registries.
     *
     * @throws IllegalArgumentException when a number or time is not positive, or the user agent is more than a line of printable ASCII
     */
    public RegistryOptions {
        insecureRegistries = sorted(insecureRegistries);
        if (parallelism < 1) {
            throw new IllegalArgumentException("parallelism is " + parallelism + "; expected at least 1");
        }
        checkPositive("connectTimeout", connectTimeout);
        checkPositive("readTimeout", readTimeout);
        if (userAgent.isBlank() || !userAgent.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("userAgent is not one line of printable ASCII");
        }
    }

    /**
     * What suits most: no insecure registries, no certificates of one's own, four requests at once, 20 seconds to connect, 60 seconds of silence.
     *
     * @return the defaults
     */
    public static RegistryOptions defaults() {
        return new RegistryOptions(
                new TreeSet<>(), Optional.empty(), 4, Duration.ofSeconds(20), Duration.ofSeconds(60), "multiarch");
    }

    private static SortedSet<String> sorted(Set<String> registries) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(registries));
    }

    private static void checkPositive(String name, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(name + " is " + duration + "; expected more than zero");
        }
    }
}
