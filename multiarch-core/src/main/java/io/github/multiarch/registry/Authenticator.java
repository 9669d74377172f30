package io.github.multiarch.registry;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows one registry who asks. What it demands is learned from its first refusal; tokens are shared between threads, each fetched once and renewed before it ends. */
final class Authenticator {
    private final String registry;
    private final CredentialSource source;
    private final TokenServer tokens;
    private final Time time;
    private final Secrets secrets;
    private final Map<List<Scope>, Token> tokensByScope = new HashMap<>();
    private @Nullable Challenge learned;
    private Optional<Credentials> credentials = Optional.empty();
    private Optional<Credentials> refreshToken = Optional.empty();
    private boolean lookedForCredentials;

    Authenticator(String registry, CredentialSource source, TokenServer tokens, Time time, Secrets secrets) {
        this.registry = registry;
        this.source = source;
        this.tokens = tokens;
        this.time = time;
        this.secrets = secrets;
    }

    /** The {@code Authorization} header for a request: empty as long as the registry has not asked for one, or nothing can be shown. */
    synchronized Optional<String> authorization(URI origin, List<Scope> scopes, Purpose purpose) throws IOException {
        if (learned == null) {
            return Optional.empty();
        }
        if (learned.scheme().equals("basic")) {
            return credentials().map(Authenticator::basic);
        }
        var token = tokensByScope.get(scopes);
        if (token == null || !token.isFresh(time.nanos())) {
            token = fetch(learned, origin, scopes, purpose);
            tokensByScope.put(scopes, token);
        }
        return Optional.of("Bearer " + token.value());
    }

    /** A refresh token that an earlier answer brought is good for as long as the server takes it. */
    private Token fetch(Challenge challenge, URI origin, List<Scope> scopes, Purpose purpose) throws IOException {
        if (refreshToken.isPresent()) {
            try {
                return keep(tokens.fetch(challenge, origin, scopes, refreshToken, purpose));
            } catch (RegistryException e) {
                if (e.mayPass() || e.status().isEmpty()) {
                    throw e;
                }
                refreshToken = Optional.empty();
            }
        }
        return keep(tokens.fetch(challenge, origin, scopes, credentials(), purpose));
    }

    private Token keep(Token token) {
        secrets.keep(token.value());
        token.refreshToken().ifPresent(value -> {
            refreshToken = Optional.of(Credentials.identityToken(value));
            secrets.keep(value);
        });
        return token;
    }

    /**
     * The registry answered 401.
     *
     * @param sent what it was shown
     * @return whether something else can be shown now
     */
    synchronized boolean learn(List<Challenge> challenges, List<Scope> scopes, Optional<String> sent)
            throws IOException {
        var bearer =
                challenges.stream().filter(c -> c.scheme().equals("bearer")).findFirst();
        if (bearer.isPresent()) {
            learned = bearer.get();
            var token = tokensByScope.get(scopes);
            if (token != null && sent.equals(Optional.of("Bearer " + token.value()))) {
                tokensByScope.remove(scopes);
            }
            return true;
        }
        var basic = challenges.stream().filter(c -> c.scheme().equals("basic")).findFirst();
        if (basic.isEmpty() || credentials().isEmpty()) {
            return false;
        }
        learned = basic.get();
        return !sent.equals(credentials().map(Authenticator::basic));
    }

    /** Whose credentials were shown, if any were. */
    synchronized Optional<String> user() {
        return credentials.map(Credentials::username);
    }

    private Optional<Credentials> credentials() throws IOException {
        if (!lookedForCredentials) {
            credentials = source.credentialsFor(registry);
            credentials.ifPresent(secrets::keep);
            lookedForCredentials = true;
        }
        return credentials;
    }

    static String basic(Credentials credentials) {
        var pair = credentials.username() + ":" + credentials.password();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
