package io.github.multiarch.registry;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which hosts may be spoken to without TLS, and without looking at their certificate. */
final class HostRules {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(?:\\.[0-9]{1,3}){3}|\\[(?:::1|(?:0{1,4}:){7}0{0,3}1)]");

    private final Set<String> insecure;

    HostRules(RegistryOptions options) {
        this.insecure = options.insecureRegistries();
    }

    /** This machine. Names that only resolve to it do not count: who answers for a name can be chosen by others. */
    static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    /** Named by the user as not to be verified. */
    boolean isInsecure(String host, int port) {
        var name = host.toLowerCase(Locale.ROOT);
        return insecure.contains(name) || insecure.contains(name + ":" + port);
    }

    boolean mayBePlain(URI uri) {
        return isLoopback(uri.getHost()) || isInsecure(uri.getHost(), Locations.port(uri));
    }

    /** Whether a request may go there at all. */
    boolean mayAsk(URI uri) {
        return uri.getScheme().equals("https") || mayBePlain(uri);
    }
}
