package io.github.multiarch.registry;

import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.OciJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Asks for tokens as in <a href="https://distribution.github.io/distribution/spec/auth/token/">the distribution project's token authentication</a>, and with an
 * identity token, or where that is all a server speaks, as in its <a href="https://distribution.github.io/distribution/spec/auth/oauth/">OAuth 2 form</a>.
 */
final class TokenServer {
    private static final String CLIENT = "multiarch";

    /** How servers that speak only the OAuth 2 form answer the other. */
    private static final Set<Integer> WANTS_POST = Set.of(404, 405);

    private final Wire wire;
    private final RealmPolicy policy;
    private final Time time;

    TokenServer(Wire wire, RealmPolicy policy, Time time) {
        this.wire = wire;
        this.policy = policy;
        this.time = time;
    }

    Token fetch(
            Challenge challenge, URI registry, List<Scope> scopes, Optional<Credentials> credentials, Purpose purpose)
            throws IOException {
        var realm = realm(challenge, registry, credentials, purpose);
        try {
            return fetch(realm, challenge.parameter("service"), scopes, credentials, purpose);
        } catch (RegistryException e) {
            // When the time is over, it matters no more where.
            throw e.getCause() == null || Locations.isSameOrigin(registry, realm) ? e : named(registry, realm, e);
        }
    }

    private static RegistryException named(URI registry, URI realm, RegistryException failure) {
        return failure.adding(" (" + CleanText.of(registry.getRawAuthority()) + " names it as its token server: "
                        + CleanText.withoutQuery(realm.toString()) + ")")
                .advising(
                        "Check the network on the way there. If that is not its address, the registry's configuration"
                                + " has to name one that reaches it from outside, port and all (auth.token.realm, in CNCF Distribution)");
    }

    private Token fetch(
            URI realm, Optional<String> service, List<Scope> scopes, Optional<Credentials> credentials, Purpose purpose)
            throws IOException {
        var user = credentials.map(Credentials::username);
        if (credentials.filter(Credentials::isIdentityToken).isPresent()) {
            return send(exchange(realm, service, scopes, credentials.get()), user, purpose);
        }
        try {
            return send(request(realm, service, scopes, credentials), user, purpose);
        } catch (RegistryException e) {
            if (credentials.isEmpty() || !WANTS_POST.contains(e.status().orElse(0))) {
                throw e;
            }
            return send(exchange(realm, service, scopes, credentials.get()), user, purpose);
        }
    }

    private URI realm(Challenge challenge, URI registry, Optional<Credentials> credentials, Purpose purpose)
            throws RegistryException {
        var text = challenge.parameter("realm").orElse("");
        var realm = policy.realm(text)
                .orElseThrow(() -> Failures.unsafe(
                        purpose,
                        "GET",
                        "the registry wants a token of '" + CleanText.withoutQuery(text)
                                + "', which is not an https address",
                        "Name that host in <insecureRegistries> if it is to be trusted"));
        var forbidden = policy.forbidden(realm);
        if (forbidden.isPresent()) {
            throw Failures.unsafe(
                    purpose, "GET", "the registry wants a token of " + forbidden.get(), Failures.BY_ITS_OWNER);
        }
        if (credentials.isPresent() && !policy.mayHaveCredentials(registry, realm)) {
            throw Failures.unsafe(
                    purpose,
                    "GET",
                    "the registry wants its credentials sent to " + CleanText.of(realm.getHost())
                            + ", a host of another domain. They are not sent there",
                    "If it is this registry's token server, name it in <tokenServers>");
        }
        return realm;
    }

    private static HttpCall request(
            URI realm, Optional<String> service, List<Scope> scopes, Optional<Credentials> credentials) {
        var uri = realm;
        if (service.isPresent()) {
            uri = Locations.withParameter(uri, "service", encoded(service.get()));
        }
        for (var scope : scopes) {
            uri = Locations.withParameter(uri, "scope", encoded(scope.value()));
        }
        var headers = new TreeMap<String, String>();
        if (credentials.isPresent()) {
            uri = Locations.withParameter(
                    uri, "account", encoded(credentials.get().username()));
            headers.put("Authorization", Authenticator.basic(credentials.get()));
        }
        return HttpCall.get(Locations.withParameter(uri, "client_id", CLIENT), headers);
    }

    private static HttpCall exchange(URI realm, Optional<String> service, List<Scope> scopes, Credentials credentials) {
        var scope = String.join(" ", scopes.stream().map(Scope::value).toList());
        var grant = credentials.isIdentityToken()
                ? "grant_type=refresh_token&refresh_token=" + encoded(credentials.password())
                : "grant_type=password&username=" + encoded(credentials.username()) + "&password="
                        + encoded(credentials.password());
        var form =
                grant + "&service=" + encoded(service.orElse("")) + "&client_id=" + CLIENT + "&scope=" + encoded(scope);
        var body = HttpBody.of("application/x-www-form-urlencoded", form.getBytes(StandardCharsets.US_ASCII));
        return new HttpCall("POST", realm, new TreeMap<>(), Optional.of(body));
    }

    private Token send(HttpCall call, Optional<String> user, Purpose purpose) throws IOException {
        try (var answer = wire.send(call, purpose)) {
            if (answer.status() != 200) {
                throw Failures.refused(purpose, call.method(), answer, user);
            }
            var bytes = wire.body(answer, purpose).readNBytes(HttpAnswer.SMALL_BODY_BYTES + 1);
            if (bytes.length > HttpAnswer.SMALL_BODY_BYTES) {
                throw Failures.unusable(
                        purpose,
                        call.method(),
                        answer,
                        "sent a token of more than " + HttpAnswer.SMALL_BODY_BYTES + " bytes, the limit");
            }
            return Token.parse(OciJson.parseObject(bytes, "the token"), time.nanos())
                    .orElseThrow(() -> Failures.unusable(purpose, call.method(), answer, "answered without a token"));
        } catch (MalformedDocumentException e) {
            // Without its cause: what the parser shows of the answer may be a secret.
            throw Failures.unsafe(
                    purpose,
                    call.method(),
                    "the token server " + CleanText.of(call.uri().getHost()) + " sent no JSON object",
                    Failures.BY_ITS_OWNER);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
