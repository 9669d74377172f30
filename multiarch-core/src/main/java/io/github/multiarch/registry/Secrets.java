package io.github.multiarch.registry;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What was shown to servers and is nobody else's to see: servers repeat it in their errors, and errors end in logs. Raw, URL-encoded and in Base64. */
final class Secrets {
    private static final String HIDDEN = "***";
    /** Anything shorter stands in words that have nothing to do with it. */
    private static final int SHORTEST = 4;

    private static final int SHORTEST_PARAMETER = 12;
    /** So much of the beginning of a secret that was cut off is still hidden. */
    private static final int BEGINNING = 4;
    /** Parameters that are ours, or that everybody may see. */
    private static final Set<String> OPEN =
            Set.of("digest", "mount", "from", "service", "scope", "account", "client_id", "n", "last");

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    void keep(Credentials credentials) {
        keep(credentials.password());
        var pair = (credentials.username() + ":" + credentials.password()).getBytes(StandardCharsets.UTF_8);
        known.add(Base64.getEncoder().encodeToString(pair));
        known.add(Base64.getEncoder().withoutPadding().encodeToString(pair));
        known.add(Base64.getUrlEncoder().withoutPadding().encodeToString(pair));
    }

    void keep(String secret) {
        if (secret.length() < SHORTEST) {
            return;
        }
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        var encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        known.add(secret);
        known.add(encoded);
        known.add(encoded.toLowerCase(Locale.ROOT));
        known.add(encoded.replace("+", "%20"));
        known.add(Base64.getEncoder().encodeToString(bytes));
        known.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
        known.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The queries of uploads and redirects are often signed, and open doors. */
    void keepQuery(URI uri) {
        var query = uri.getRawQuery();
        if (query == null) {
            return;
        }
        for (var parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (parameter.length() - equals > SHORTEST_PARAMETER
                    && !OPEN.contains(parameter.substring(0, Math.max(equals, 0)))) {
                keep(parameter.substring(equals + 1));
            }
        }
    }

    /** The same text without secrets; what was cut off in one of them is found, too. */
    String hide(String text) {
        var result = text;
        // The longest first: one may be a part of another.
        for (var secret : known.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            result = result.replace(secret, HIDDEN);
            for (int length = secret.length() - 1; length >= BEGINNING && result.contains("…"); length--) {
                result = result.replace(secret.substring(0, length) + "…", HIDDEN + "…");
            }
        }
        return result;
    }

    /** The same failure without secrets, in its causes neither. */
    RegistryException hide(RegistryException failure) {
        var cause = failure.getCause();
        return failure.saying(this::hide, cause == null ? null : hideCause(cause));
    }

    private Throwable hideCause(Throwable cause) {
        if (!showsAny(cause)) {
            return cause;
        }
        var plain = new IOException(hide(String.valueOf(cause)));
        plain.setStackTrace(cause.getStackTrace());
        return plain;
    }

    private boolean showsAny(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var text = String.valueOf(cause);
            if (!hide(text).equals(text)) {
                return true;
            }
            for (var suppressed : cause.getSuppressed()) {
                if (showsAny(suppressed)) {
                    return true;
                }
            }
        }
        return false;
    }
}
