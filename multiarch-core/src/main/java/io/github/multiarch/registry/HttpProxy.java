package io.github.multiarch.registry;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An HTTP proxy that the user configured, with the meaning that Maven gives to a {@code <proxy>} of <a
 * href="https://maven.apache.org/settings.html#proxies">settings.xml</a>. It is itself spoken to over plain HTTP. Requests over TLS go through a tunnel that it opens
 * (RFC 9110, section 9.3.6), so that it sees neither them nor the registry's credentials; requests over plain HTTP it sees whole, as does everybody on the way.
 *
 * @param protocol of the requests that it serves, {@code http} or {@code https}; one for {@code http} serves {@code https} too where there is none for that
 * @param host its name or address, an IPv6 address without brackets
 * @param port from 1 to 65535
 * @param nonProxyHosts hosts that are reached without it, several between {@code |}, in which {@code *} stands for any characters; empty text for none
 * @param credentials shown to the proxy by Basic authentication (RFC 7617), and to nobody else
 */
public record HttpProxy(
        String protocol, String host, int port, String nonProxyHosts, Optional<Credentials> credentials) {
    private static final Pattern HOST = Pattern.compile("[\\p{Alnum}._:%-]+");

    /**
     * Takes what makes sense.
     *
     * @throws IllegalArgumentException when the protocol is another one, the host is not a host, or the port is out of range
     */
    public HttpProxy {
        protocol = protocol.toLowerCase(Locale.ROOT);
        if (!protocol.equals("http") && !protocol.equals("https")) {
            throw new IllegalArgumentException("the proxy's protocol is '" + protocol + "'; expected http or https");
        }
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "the proxy's host is '" + CleanText.of(host) + "'; expected a name or an address, without http://");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("the proxy's port is " + port + "; expected 1 to 65535");
        }
    }

    /** Where it is: {@code host:port}. */
    String address() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    /** Whether a host is to be reached without it. Ports do not count. */
    boolean leavesOut(String target) {
        for (var pattern : nonProxyHosts.split("[|,]", -1)) {
            var parts = pattern.strip().split("\\*", -1);
            for (int i = 0; i < parts.length; i++) {
                parts[i] = Pattern.quote(parts[i]);
            }
            if (Pattern.compile(String.join(".*", parts), Pattern.CASE_INSENSITIVE)
                    .matcher(target)
                    .matches()) {
                return true;
            }
        }
        return false;
    }

    /** What its {@code Proxy-Authorization} is, if it is to be shown any. */
    Optional<String> authorization() {
        return credentials.map(Authenticator::basic);
    }
}
