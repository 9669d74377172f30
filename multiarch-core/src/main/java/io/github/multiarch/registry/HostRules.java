package io.github.multiarch.registry;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Which hosts may be spoken to at all, without TLS, and without looking at their certificate. */
final class HostRules {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(?:\\.[0-9]{1,3}){3}|\\[(?:::1|(?:0{1,4}:){7}0{0,3}1)]");
    private static final Pattern PORT = Pattern.compile(":[0-9]*$");

    private final Set<String> insecure;
    private final Set<String> tokenServers;
    private final Set<String> named = ConcurrentHashMap.newKeySet();

    HostRules(RegistryOptions options) {
        this.insecure = options.insecureRegistries();
        this.tokenServers = options.tokenServers();
        insecure.forEach(this::name);
        tokenServers.forEach(this::name);
    }

    /** The user wrote this name, {@code host[:port]}, so its address is the user's own choice. */
    void name(String registry) {
        named.add(bare(PORT.matcher(registry).replaceFirst("")));
    }

    /** This machine. Names that only resolve to it do not count: who answers for a name can be chosen by others. */
    static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    /** Named by the user as not to be verified. */
    boolean isInsecure(String host, int port) {
        return isListed(insecure, host, port);
    }

    /** Named by the user as a token server that may see any registry's credentials. */
    boolean isTokenServer(URI uri) {
        return isListed(tokenServers, uri.getHost(), Locations.port(uri));
    }

    boolean mayBePlain(URI uri) {
        return isLoopback(uri.getHost()) || isInsecure(uri.getHost(), Locations.port(uri));
    }

    /** Whether a request may go there at all. */
    boolean mayAsk(URI uri) {
        return uri.getScheme().equals("https") || mayBePlain(uri);
    }

    /** What speaks against following an answer of one server to another; empty when nothing does. */
    Optional<String> objection(URI from, URI to) {
        var where = CleanText.of(to.getRawAuthority());
        if (to.getScheme().equals("http")
                && (from.getScheme().equals("https")
                        || !mayBePlain(to)
                        || (isLoopback(to.getHost()) && !isLoopback(from.getHost())))) {
            return Optional.of("plain HTTP at " + where
                    + ", which is refused. A registry behind a TLS proxy must be told its own https address");
        }
        return forbidden(to.getHost()).map(reason -> where + ": " + reason);
    }

    /**
     * What speaks against asking a registry, {@code host[:port]}, whose name a stranger wrote; empty when nothing does, or when the user named that host, too. This machine is none that strangers may
     * name, also where a name only stands for it: a server on it may trust whoever reaches it.
     */
    Optional<String> objectionToStrange(String registry) {
        var host = PORT.matcher(registry).replaceFirst("");
        if (named.contains(bare(host))) {
            return Optional.empty();
        }
        return isHere(host)
                ? Optional.of(CleanText.of(host) + " is this machine, which nobody but the user may send requests to")
                : forbidden(host);
    }

    private static boolean isHere(String host) {
        try {
            return isLoopback(host)
                    || Arrays.stream(InetAddress.getAllByName(bare(host))).anyMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Why nobody but the user may name this host. Where a proxy looks names up, this is the only look that is taken. */
    Optional<String> forbidden(String host) {
        try {
            checkAddresses(host, InetAddress.getAllByName(bare(host)));
            return Optional.empty();
        } catch (ForbiddenAddressException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (UnknownHostException e) {
            // Nobody to be connected to, or known to a proxy only, which looks it up out of our sight.
            return SpecialAddresses.areOf(bare(host)) && !named.contains(bare(host))
                    ? Optional.of(CleanText.of(host) + " is a cloud's metadata service")
                    : Optional.empty();
        }
    }

    void checkAddresses(String host, InetAddress[] addresses) throws ForbiddenAddressException {
        if (named.contains(bare(host))) {
            return;
        }
        for (var address : addresses) {
            if (SpecialAddresses.contain(address)) {
                throw new ForbiddenAddressException(host, address);
            }
        }
    }

    private static boolean isListed(Set<String> list, String host, int port) {
        var name = host.toLowerCase(Locale.ROOT);
        return list.contains(name) || list.contains(name + ":" + port);
    }

    /** An IPv6 address without its brackets, a name in lower case. */
    private static String bare(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
    }
}
