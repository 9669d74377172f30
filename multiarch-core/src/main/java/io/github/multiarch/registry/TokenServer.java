package io.github.multiarch.registry;

import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.OciJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Asks for tokens as in <a href="https://distribution.github.io/distribution/spec/auth/token/">the distribution project's token authentication</a>, and with an
 * identity token as in its <a href="https://distribution.github.io/distribution/spec/auth/oauth/">OAuth 2 form</a>.
 */
final class TokenServer {
    private static final String CLIENT = "multiarch";

    private final HttpSender sender;
    private final RealmPolicy policy;

    TokenServer(HttpSender sender, RealmPolicy policy) {
        this.sender = sender;
        this.policy = policy;
    }

    Token fetch(
            Challenge challenge,
            URI registry,
            SortedSet<Scope> scopes,
            Optional<Credentials> credentials,
            Purpose purpose)
            throws IOException {
        var text = challenge.parameter("realm").orElse("");
        var realm = policy.realm(text)
                .orElseThrow(
                        () -> Failures.unsafe(
                                purpose,
                                "GET",
                                "the registry wants a token of '" + CleanText.of(text)
                                        + "', which is not an https address. Name that host in <insecureRegistries> if it is to be trusted"));
        if (credentials.isPresent() && !policy.mayHaveCredentials(registry, realm)) {
            throw Failures.unsafe(
                    purpose,
                    "GET",
                    "the registry wants its credentials sent to " + CleanText.of(realm.getHost())
                            + ", a host of another domain. They are not sent there");
        }
        var service = challenge.parameter("service");
        var call = credentials.filter(Credentials::isIdentityToken).isPresent()
                ? exchange(realm, service, scopes, credentials.get())
                : request(realm, service, scopes, credentials);
        return send(call, credentials.map(Credentials::username), purpose);
    }

    private static HttpCall request(
            URI realm, Optional<String> service, SortedSet<Scope> scopes, Optional<Credentials> credentials) {
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

    private static HttpCall exchange(
            URI realm, Optional<String> service, SortedSet<Scope> scopes, Credentials credentials) {
        var scope = String.join(" ", scopes.stream().map(Scope::value).toList());
        var form = "grant_type=refresh_token&service=" + encoded(service.orElse("")) + "&client_id=" + CLIENT
                + "&scope=" + encoded(scope) + "&refresh_token=" + encoded(credentials.password());
        var body = HttpBody.of("application/x-www-form-urlencoded", form.getBytes(StandardCharsets.US_ASCII));
        return new HttpCall("POST", realm, new TreeMap<>(), Optional.of(body));
    }

    private Token send(HttpCall call, Optional<String> user, Purpose purpose) throws IOException {
        try (var answer = answer(call, purpose)) {
            if (answer.status() != 200) {
                throw Failures.refused(purpose, call.method(), answer, user);
            }
            var bytes = answer.firstBytes(HttpAnswer.SMALL_BODY_BYTES + 1);
            if (bytes.length > HttpAnswer.SMALL_BODY_BYTES) {
                throw Failures.unusable(
                        purpose,
                        call.method(),
                        answer,
                        "sent a token of more than " + HttpAnswer.SMALL_BODY_BYTES + " bytes, the limit");
            }
            return Token.parse(OciJson.parseObject(bytes, "the token"), System.nanoTime())
                    .orElseThrow(() -> noToken(call, answer, purpose));
        } catch (MalformedDocumentException e) {
            throw Failures.unsafe(
                    purpose, call.method(), "the token server " + call.uri().getHost() + " sent no JSON object");
        }
    }

    private HttpAnswer answer(HttpCall call, Purpose purpose) throws IOException {
        try {
            return sender.send(call);
        } catch (IOException e) {
            throw Failures.unreachable(purpose, call.method(), call.uri(), e);
        }
    }

    private static RegistryException noToken(HttpCall call, HttpAnswer answer, Purpose purpose) {
        return Failures.unusable(purpose, call.method(), answer, "answered without a token");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
