package io.github.multiarch.credentials;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which keys of a login file are a registry's. The registry itself may be written with {@code https://} and with the path of its API; what has another path is
 * podman's key for a part of the registry, and counts only where nothing else does and no second one makes it a guess.
 *
 * @see <a href="https://github.com/containers/image/blob/v5.36.0/docs/containers-auth.json.5.md">containers-auth.json(5)</a>
 */
final class LoginKeys {
    private static final Pattern SCHEME = Pattern.compile("^https?://");
    private static final Pattern API = Pattern.compile("/?(?:v[12]/?)?");
    // Docker Desktop keeps tokens of its own under https://index.docker.io/v1/access-token.
    private static final Pattern BELOW_API = Pattern.compile("/v[12]/");

    private final List<String> whole = new ArrayList<>();
    private final List<String> parts = new ArrayList<>();

    private LoginKeys() {}

    static LoginKeys of(Collection<String> keys, String registry) {
        var found = new LoginKeys();
        for (var key : new TreeSet<>(keys)) {
            var name = SCHEME.matcher(key.toLowerCase(Locale.ROOT)).replaceFirst("");
            if (name.equals(registry)) {
                // What docker and podman write today comes before what they wrote long ago.
                found.whole.add(key.equals(registry) ? 0 : found.whole.size(), key);
            } else if (name.startsWith(registry + "/")) {
                var path = name.substring(registry.length());
                if (API.matcher(path).matches()) {
                    found.whole.add(key);
                } else if (!BELOW_API.matcher(path).lookingAt()) {
                    found.parts.add(key);
                }
            }
        }
        return found;
    }

    /** The keys of the whole registry, the exact one first. */
    List<String> whole() {
        return whole;
    }

    /** The keys of parts of the registry, sorted. */
    List<String> parts() {
        return parts;
    }
}
