package io.github.multiarch.registry;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One registry: where it is, how it is spoken to, who asks. Answers its refusals with credentials, once, and follows its redirects. */
final class RegistryConnection {
    private static final int MAX_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final String registry;
    private final RegistryOptions options;
    private final HostRules rules;
    private final HttpSender sender;
    private final Authenticator authenticator;
    private @Nullable URI origin;

    RegistryConnection(String registry, RegistryOptions options, HttpSender sender, CredentialSource credentials) {
        this.registry = registry;
        this.options = options;
        this.rules = new HostRules(options);
        this.sender = sender;
        this.authenticator = new Authenticator(registry, credentials, new TokenServer(sender, new RealmPolicy(rules)));
    }

    /** The name of the registry. */
    String registry() {
        return registry;
    }

    /** The answer, whatever its status is; to be closed. */
    HttpAnswer send(RegistryRequest request) throws IOException {
        var purpose = request.purpose();
        var home = origin(purpose);
        var uri = Locations.resolve(home, request.target())
                .orElseThrow(() -> Failures.unsafe(purpose, request.method(), "the address is not usable"));
        boolean atHome = Locations.isSameOrigin(home, uri);
        boolean asked = false;
        int redirects = 0;
        while (true) {
            var authorization =
                    atHome ? authenticator.authorization(home, request.scopes(), purpose) : Optional.<String>empty();
            var answer = exchange(request, request.call(uri, authorization));
            if (answer.status() == 401 && atHome && !asked) {
                asked = true;
                var challenges = Challenge.parse(answer.headers("WWW-Authenticate"));
                if (authenticator.learn(challenges, request.scopes(), authorization)) {
                    answer.discard();
                    continue;
                }
            }
            if (!request.followsRedirects() || !REDIRECTS.contains(answer.status())) {
                return answer;
            }
            if (++redirects > MAX_REDIRECTS) {
                throw Failures.unusable(
                        purpose, request.method(), answer, "redirected more than " + MAX_REDIRECTS + " times");
            }
            uri = next(request, answer);
            // Who has been sent away once does not come back with credentials.
            atHome &= Locations.isSameOrigin(home, uri);
            answer.discard();
        }
    }

    /** An error made of an answer that is not the one hoped for. */
    RegistryException refused(RegistryRequest request, HttpAnswer answer) {
        return Failures.refused(request.purpose(), request.method(), answer, authenticator.user());
    }

    /** Where the {@code Location} of an answer leads; empty when it has none. */
    Optional<URI> location(RegistryRequest request, HttpAnswer answer) throws IOException {
        var text = answer.header("Location");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var from = answer.uri();
        var to = Locations.resolve(from, text.get())
                .orElseThrow(() -> Failures.unusable(
                        request.purpose(),
                        request.method(),
                        answer,
                        "sent the Location '" + CleanText.of(text.get()) + "', which is not an http or https address"));
        if (to.getScheme().equals("http") && (from.getScheme().equals("https") || !rules.mayBePlain(to))) {
            throw Failures.unusable(
                    request.purpose(),
                    request.method(),
                    answer,
                    "sends requests on to plain HTTP at " + CleanText.of(to.getRawAuthority())
                            + ", which is refused. A registry behind a TLS proxy must be told its own https address");
        }
        return Optional.of(to);
    }

    private URI next(RegistryRequest request, HttpAnswer answer) throws IOException {
        return location(request, answer)
                .orElseThrow(() -> Failures.unusable(
                        request.purpose(), request.method(), answer, "redirected without saying where to"));
    }

    private HttpAnswer exchange(RegistryRequest request, HttpCall call) throws IOException {
        try {
            return sender.send(call);
        } catch (IOException e) {
            var source = request.body().flatMap(HttpBody::sourceFailure);
            throw source.isPresent()
                    ? source.get()
                    : Failures.unreachable(request.purpose(), request.method(), call.uri(), e);
        }
    }

    private synchronized URI origin(Purpose purpose) throws IOException {
        if (origin == null) {
            var https = URI.create("https://" + RealmPolicy.hostOf(registry));
            origin = rules.mayBePlain(https) && !speaksTls(https, purpose)
                    ? URI.create("http" + https.toString().substring("https".length()))
                    : https;
        }
        return origin;
    }

    private boolean speaksTls(URI https, Purpose purpose) throws IOException {
        try {
            return TlsProbe.speaksTls(https, options);
        } catch (IOException e) {
            if (https.getPort() < 0) {
                // Plain HTTP has a port of its own when none is named.
                return false;
            }
            throw Failures.unreachable(purpose, "GET", https, e);
        }
    }
}
