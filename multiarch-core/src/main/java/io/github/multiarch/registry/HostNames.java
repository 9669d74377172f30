package io.github.multiarch.registry;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Looks host names up, and remembers what was found. A name that cannot be found is mostly misspelt, or this machine has no network; neither passes in some seconds, for which the JVM remembers a
 * failed look-up anyway. Only where names are found otherwise may a failure be a moment's.
 */
final class HostNames {
    /** So long after a name was found, name service works. */
    static final Duration MOMENT = Duration.ofSeconds(30);

    private final Time time;
    private final ConcurrentMap<String, Long> found = new ConcurrentHashMap<>();

    HostNames(Time time) {
        this.time = time;
    }

    /**
     * Looks up.
     *
     * @throws MissingHostException when there is no such name, as far as this run can know
     * @throws UnknownHostException when it may be found in a moment: it was found before, or another name was a moment ago
     */
    InetAddress[] addresses(String host) throws UnknownHostException {
        try {
            var addresses = SystemDefaultDnsResolver.INSTANCE.resolve(host);
            found(host);
            return addresses;
        } catch (UnknownHostException e) {
            throw mayBeFound(host) ? e : new MissingHostException(e);
        }
    }

    /** Addresses and this machine's own names are found without asking anybody. */
    void found(String host) {
        if (!HostRules.isLoopback(host) && !isAddress(host)) {
            found.put(host.toLowerCase(Locale.ROOT), time.nanos());
        }
    }

    private boolean mayBeFound(String host) {
        long now = time.nanos();
        return found.containsKey(host.toLowerCase(Locale.ROOT))
                || found.values().stream().anyMatch(when -> now - when <= MOMENT.toNanos());
    }

    private static boolean isAddress(String host) {
        return host.contains(":") || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }
}
