package io.github.multiarch.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Follows {@code Location} headers without changing a byte of what the server gave: its queries are often signed. */
final class Locations {
    private static final Pattern COLON = Pattern.compile("%3[Aa]");
    private static final int NO_PORT = -1;
    private static final int MAX_PORT = 65_535;

    private Locations() {}

    /** Where a location leads, seen from the request that it answers (RFC 3986, section 5.2); empty when it is no http or https address. */
    static Optional<URI> resolve(URI base, String location) {
        try {
            int fragment = location.indexOf('#');
            var text = fragment < 0 ? location : location.substring(0, fragment);
            var uri = new URI(absolute(base, text));
            var scheme = uri.getScheme();
            // A location with a user name in it would make the HTTP client send credentials of the server's choice.
            if (scheme == null || uri.getHost() == null || uri.getRawUserInfo() != null || !isPort(uri.getPort())) {
                return Optional.empty();
            }
            var lower = scheme.toLowerCase(Locale.ROOT);
            if (!lower.equals("http") && !lower.equals("https")) {
                return Optional.empty();
            }
            return Optional.of(
                    scheme.equals(lower) ? uri : new URI(lower + uri.toString().substring(scheme.length())));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The same address with one more parameter at the end of its query. */
    static URI withParameter(URI uri, String name, String encodedValue) {
        return URI.create(
                uri + (uri.getRawQuery() == null ? "?" : uri.getRawQuery().isEmpty() ? "" : "&") + name + "="
                        + encodedValue);
    }

    static boolean isSameOrigin(URI one, URI other) {
        return one.getScheme().equals(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    /** The path of a request's target, in which a colon may be written in two ways. */
    static String path(String target) {
        int query = target.indexOf('?');
        return COLON.matcher(query < 0 ? target : target.substring(0, query)).replaceAll(":");
    }

    static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
    }

    private static boolean isPort(int port) {
        return port == NO_PORT || (port > 0 && port <= MAX_PORT);
    }

    private static String absolute(URI base, String location) throws URISyntaxException {
        var origin = base.getScheme() + "://" + base.getRawAuthority();
        if (location.startsWith("//")) {
            return base.getScheme() + ":" + location;
        }
        if (location.startsWith("/")) {
            return origin + location;
        }
        if (location.startsWith("?")) {
            return origin + base.getRawPath() + location;
        }
        if (new URI(location).isAbsolute()) {
            return location;
        }
        // An address without a path has the root's (RFC 3986, section 5.2.3): a name must not become part of the
        // host's.
        var path = base.getRawPath().isEmpty() ? "/" : base.getRawPath();
        return origin + path.substring(0, path.lastIndexOf('/') + 1) + location;
    }
}
