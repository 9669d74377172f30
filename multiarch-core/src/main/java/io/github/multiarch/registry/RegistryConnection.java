package io.github.multiarch.registry;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;

/**
 * One registry: where it is, how it is spoken to, who asks. Answers its refusals with credentials, once for each request, follows its redirects, and asks again what
 * failed for a reason that may pass.
 */
final class RegistryConnection {
    private final String registry;
    private final Run run;
    private final Authenticator authenticator;
    private final Origin origin;

    RegistryConnection(String registry, Run run, CredentialSource credentials) {
        this.registry = registry;
        this.run = run;
        this.origin = new Origin(registry, run);
        this.authenticator = new Authenticator(
                registry,
                credentials,
                new TokenServer(run.wire(), new RealmPolicy(run.rules()), run.time()),
                run.time(),
                run.secrets());
    }

    /** What is made of an answer. The answer is closed afterwards. */
    @FunctionalInterface
    interface Reader<T> {
        T read(HttpAnswer answer) throws IOException;
    }

    /** Some way of asking: {@link #exchange} or {@link #once}. */
    @FunctionalInterface
    interface Exchange {
        <T> T ask(RegistryRequest request, Reader<T> reader) throws IOException;
    }

    /** The name of the registry. */
    String registry() {
        return registry;
    }

    Retries retries() {
        return run.retries();
    }

    Time time() {
        return run.time();
    }

    /** Asks, and asks again after a fault that may pass, be it in the answer's body. */
    <T> T exchange(RegistryRequest request, Reader<T> reader) throws IOException {
        return run.retries().run(attempt -> once(request, reader));
    }

    /** Asks, with a single attempt. */
    <T> T once(RegistryRequest request, Reader<T> reader) throws IOException {
        try (var answer = send(request)) {
            return reader.read(answer);
        } catch (RegistryException e) {
            throw run.secrets().hide(e);
        }
    }

    /** The answer to a request, its body unread; to be closed. What breaks in the body is the caller's to try again. */
    HttpAnswer open(RegistryRequest request) throws IOException {
        return run.retries().run(attempt -> {
            try {
                return send(request);
            } catch (RegistryException e) {
                throw run.secrets().hide(e);
            }
        });
    }

    /** The body of an answer, which says whose it was when it breaks off. */
    InputStream body(RegistryRequest request, HttpAnswer answer) {
        return run.wire().body(answer, request.purpose());
    }

    /** An error made of an answer that is not the one hoped for. */
    RegistryException refused(RegistryRequest request, HttpAnswer answer) {
        var refusal = Failures.refused(request.purpose(), request.method(), answer, authenticator.user());
        return run.secrets().hide(onTheWay(answer.uri(), refusal));
    }

    /** Where the {@code Location} of an answer leads; empty when it has none. */
    Optional<URI> location(RegistryRequest request, HttpAnswer answer) throws IOException {
        var text = answer.header("Location").filter(location -> !location.isBlank());
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var to = Locations.resolve(answer.uri(), text.get())
                .orElseThrow(() -> Failures.unusable(
                        request.purpose(),
                        request.method(),
                        answer,
                        "sent the Location '" + CleanText.withoutQuery(text.get())
                                + "', which is not an http or https address"));
        run.secrets().keepQuery(to);
        var objection = run.rules().objection(answer.uri(), to);
        if (objection.isPresent()) {
            var refusal = Failures.unusable(
                    request.purpose(), request.method(), answer, "sends requests on to " + objection.get());
            throw onTheWay(to, refusal);
        }
        return Optional.of(to);
    }

    /** What happened at an address, with the way there where it is not the registry's own. */
    private RegistryException onTheWay(URI uri, RegistryException failure) {
        return origin.detour(uri).map(detour -> detour.with(failure)).orElse(failure);
    }

    /** What a link of an answer asks of the very place that the request went to, with its question mark; empty when it leads elsewhere, or somebody else has answered. */
    Optional<String> queryOfSamePlace(RegistryRequest request, HttpAnswer answer, String link) {
        var to = Locations.resolve(answer.uri(), link);
        to.ifPresent(run.secrets()::keepQuery);
        var path = Locations.path(request.target());
        return to.filter(uri -> origin.isAt(answer.uri())
                        && origin.isAt(uri)
                        && Locations.path(uri.getRawPath()).equals(path))
                .map(uri -> uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    private HttpAnswer send(RegistryRequest request) throws IOException {
        var answer = follow(request);
        // Some registries answer HEAD with 500 where GET works.
        boolean isAnswer = request.method().equals("HEAD") && answer.status() == 500;
        if (Faults.mayPass(answer.status()) && !isAnswer) {
            throw refused(request, answer);
        }
        return answer;
    }

    private HttpAnswer follow(RegistryRequest request) throws IOException {
        var purpose = request.purpose();
        var start = origin.forRequest(request);
        var home = start.uri();
        var uri = Locations.resolve(home, request.target())
                .orElseThrow(() -> Failures.unsafe(
                        purpose, request.method(), "the address is not usable", "Check the registry's name"));
        boolean atHome = Locations.isSameOrigin(home, uri);
        boolean asked = false;
        int redirects = 0;
        var early = start.answer();
        while (true) {
            var authorization = atHome && early.isEmpty()
                    ? authenticator.authorization(home, request.scopes(), purpose)
                    : Optional.<String>empty();
            var answer = early.isPresent() ? early.get() : send(request, uri, authorization);
            early = Optional.empty();
            if (answer.status() == 401 && atHome && !asked) {
                asked = true;
                var challenges = Challenge.parse(answer.headers("WWW-Authenticate"));
                if (authenticator.learn(challenges, request.scopes(), authorization)) {
                    answer.discard();
                    continue;
                }
            }
            if (!Redirects.isFollowed(request, answer, home, atHome)) {
                return answer;
            }
            if (++redirects > Redirects.MOST) {
                throw Failures.unusable(
                        purpose, request.method(), answer, "redirected more than " + Redirects.MOST + " times");
            }
            uri = next(request, answer);
            // Who has been sent away once does not come back with credentials.
            atHome &= Locations.isSameOrigin(home, uri);
            answer.discard();
        }
    }

    private HttpAnswer send(RegistryRequest request, URI uri, Optional<String> authorization) throws IOException {
        try {
            return run.wire().send(request.call(uri, authorization), request.purpose());
        } catch (RegistryException e) {
            // When the time is over, it matters no more where.
            throw e.getCause() == null ? e : onTheWay(uri, e);
        }
    }

    private URI next(RegistryRequest request, HttpAnswer answer) throws IOException {
        return location(request, answer)
                .orElseThrow(() -> Failures.unusable(
                        request.purpose(), request.method(), answer, "redirected without saying where to"));
    }
}
