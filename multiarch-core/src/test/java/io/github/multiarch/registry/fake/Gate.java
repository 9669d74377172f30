package io.github.multiarch.registry.fake;

import io.github.multiarch.oci.OciJson;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Lets in who may: everybody, or one user by Basic authentication, or by tokens from a token server of its own. */
final class Gate {
    /** How users are known. */
    enum Kind {
        OPEN,
        BASIC,
        BEARER
    }

    private final String realm;
    private final Map<String, Set<String>> tokens = new ConcurrentHashMap<>();
    private volatile Kind kind = Kind.OPEN;
    private volatile String user = "";
    private volatile String password = "";
    private volatile boolean anonymousPull;

    Gate(String realm) {
        this.realm = realm;
    }

    void require(Kind newKind, String newUser, String newPassword) {
        kind = newKind;
        user = newUser;
        password = newPassword;
    }

    void allowAnonymousPull() {
        anonymousPull = true;
    }

    void forgetTokens() {
        tokens.clear();
    }

    /** The refusal; empty when the request may do this: {@code pull} or {@code push}, in this repository (empty for none). */
    Optional<Reply> check(RecordedRequest request, String repository, String action) {
        var authorization = request.header("Authorization").orElse("");
        return switch (kind) {
            case OPEN -> Optional.empty();
            case BASIC ->
                authorization.equals(basic()) ? Optional.empty() : Optional.of(refuse("Basic realm=\"fake registry\""));
            case BEARER ->
                allows(authorization, repository, action)
                        ? Optional.empty()
                        : Optional.of(refuse("Bearer realm=\"" + realm + "\",service=\"fake\""
                                + (repository.isEmpty()
                                        ? ""
                                        : ",scope=\"repository:" + repository + ":"
                                                + (action.equals("pull") ? "pull" : "pull,push") + "\"")));
        };
    }

    boolean allows(String authorization, String repository, String action) {
        if (kind != Kind.BEARER) {
            return true;
        }
        var granted = tokens.get(authorization.startsWith("Bearer ") ? authorization.substring(7) : "");
        return granted != null && (repository.isEmpty() || granted.contains(repository + " " + action));
    }

    /** What the token server says. */
    Reply token(RecordedRequest request, byte[] body) {
        var form = request.method().equals("POST")
                ? new String(body, StandardCharsets.UTF_8)
                : request.target().substring(request.target().indexOf('?') + 1);
        var parameters = parameters(form);
        var authorization = request.header("Authorization");
        boolean known = request.method().equals("POST")
                ? parameters.getOrDefault("refresh_token", List.of()).contains(password)
                : authorization.isPresent() && authorization.get().equals(basic());
        if (!known && (authorization.isPresent() || request.method().equals("POST"))) {
            return Reply.error(401, "UNAUTHORIZED", "incorrect username or password");
        }
        if (!parameters.getOrDefault("service", List.of()).equals(List.of("fake"))) {
            return Reply.error(400, "UNSUPPORTED", "no such service");
        }
        var granted = new TreeSet<String>();
        for (var scopes : parameters.getOrDefault("scope", List.of())) {
            for (var scope : scopes.split(" ", -1)) {
                grant(scope, known, granted);
            }
        }
        var token = "token-" + (tokens.size() + 1) + "-" + Integer.toHexString(granted.hashCode());
        tokens.put(token, granted);
        var json = OciJson.object();
        json.put(request.method().equals("POST") ? "access_token" : "token", token);
        json.put("expires_in", 300);
        return Reply.of(
                200,
                Map.of("Content-Type", "application/json"),
                new String(OciJson.bytes(json), StandardCharsets.UTF_8));
    }

    private void grant(String scope, boolean known, Set<String> granted) {
        var parts = scope.split(":", -1);
        for (var action : parts[2].split(",", -1)) {
            if (known || (anonymousPull && action.equals("pull"))) {
                granted.add(parts[1] + " " + action);
            }
        }
    }

    static Map<String, List<String>> parameters(String query) {
        var parameters = new TreeMap<String, List<String>>();
        for (var pair : query.split("&", -1)) {
            var parts = pair.split("=", 2);
            parameters
                    .computeIfAbsent(parts[0], k -> new ArrayList<>())
                    .add(parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static Reply refuse(String challenge) {
        return Reply.error(401, "UNAUTHORIZED", "authentication required").withHeader("WWW-Authenticate", challenge);
    }
}
