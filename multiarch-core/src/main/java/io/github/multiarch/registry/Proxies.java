package io.github.multiarch.registry;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which proxy a host is reached through: one that the user configured, else the one that the Java runtime is told to use ({@code https.proxyHost},
 * {@code http.proxyHost}, {@code http.nonProxyHosts}). What a configured proxy leaves out is reached without any.
 */
final class Proxies {
    private final List<HttpProxy> configured;
    private final @Nullable ProxySelector runtime;
    private final HostRules rules;

    Proxies(List<HttpProxy> configured, @Nullable ProxySelector runtime, HostRules rules) {
        this.configured = configured;
        this.runtime = runtime;
        this.rules = rules;
    }

    /** For a request to scheme, host and port of this address; empty for none. */
    Optional<HttpProxy> of(URI target) {
        var proxy = choose(target);
        // Where the proxy is, is the user's own choice.
        proxy.ifPresent(chosen -> rules.name(chosen.address()));
        return proxy;
    }

    private Optional<HttpProxy> choose(URI target) {
        if (HostRules.isLoopback(target.getHost())) {
            // To a proxy on another machine, "this machine" is another one; and it would see what goes there over plain
            // HTTP.
            return ofRuntime(target)
                    .filter(proxy ->
                            HostRules.isLoopback(proxy.host()) || proxy.host().equals("::1"));
        }
        var https = target.getScheme().equals("https");
        var candidates = configured.stream()
                .filter(proxy -> https || proxy.protocol().equals("http"))
                .toList();
        if (candidates.isEmpty()) {
            return ofRuntime(target);
        }
        return first(candidates, target.getScheme(), target.getHost())
                .or(() -> first(candidates, "http", target.getHost()));
    }

    private static Optional<HttpProxy> first(List<HttpProxy> proxies, String protocol, String host) {
        return proxies.stream()
                .filter(proxy -> proxy.protocol().equals(protocol) && !proxy.leavesOut(host))
                .findFirst();
    }

    private Optional<HttpProxy> ofRuntime(URI target) {
        var found = runtime == null ? null : runtime.select(target);
        if (found == null) {
            return Optional.empty();
        }
        for (var proxy : found) {
            if (proxy.type() == Proxy.Type.DIRECT) {
                return Optional.empty();
            }
            if (proxy.type() == Proxy.Type.HTTP && proxy.address() instanceof InetSocketAddress address) {
                return Optional.of(new HttpProxy(
                        target.getScheme().toLowerCase(Locale.ROOT),
                        address.getHostString(),
                        address.getPort(),
                        "",
                        Optional.empty()));
            }
        }
        // The runtime's own sockets go through SOCKS by themselves.
        return Optional.empty();
    }
}
