package io.github.multiarch.registry.fake;

import io.github.multiarch.oci.OciJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The token server of a registry, at its path {@code /token}, and the tokens that it gave: <a
 * href="https://distribution.github.io/distribution/spec/auth/token/">token authentication</a> by GET, and its <a
 * href="https://distribution.github.io/distribution/spec/auth/oauth/">OAuth 2 form</a> by POST.
 */
public final class Tokens {
    private final Map<String, Granted> granted = new TreeMap<>();
    private final Set<String> refreshTokens = new TreeSet<>();
    private String realm;
    private String user = "";
    private String password = "";
    private String basic = "";
    private String onlyMethod = "";
    private boolean anonymousPull;
    private boolean givesRefreshTokens;
    private Optional<Integer> expiresIn = Optional.of(300);
    private int uses = Integer.MAX_VALUE;
    private int counter;

    /** What a token is good for, and how often still. */
    private static final class Granted {
        private final Set<String> actions;
        private int usesLeft;

        private Granted(Set<String> actions, int usesLeft) {
            this.actions = actions;
            this.usesLeft = usesLeft;
        }
    }

    Tokens(String realm) {
        this.realm = realm;
    }

    /**
     * Sends whoever has no token somewhere else for one.
     *
     * @param newRealm the address in the challenge
     * @return this
     */
    public synchronized Tokens realm(String newRealm) {
        realm = newRealm;
        return this;
    }

    /**
     * What is said about how long tokens last; 300 when this is not called. It is only said: see {@link #lastFor}.
     *
     * @param seconds empty to say nothing
     * @return this
     */
    public synchronized Tokens expiresIn(Optional<Integer> seconds) {
        expiresIn = seconds;
        return this;
    }

    /**
     * Ends the validity of each token given from now on after so many requests.
     *
     * @param requests how many are let in
     * @return this
     */
    public synchronized Tokens lastFor(int requests) {
        uses = requests;
        return this;
    }

    /**
     * Adds a {@code refresh_token} to the answers given to the user, good for any number of tokens by POST.
     *
     * @return this
     */
    public synchronized Tokens giveRefreshTokens() {
        givesRefreshTokens = true;
        return this;
    }

    /**
     * Answers 405 to other methods.
     *
     * @param method GET or POST
     * @return this
     */
    public synchronized Tokens only(String method) {
        onlyMethod = method;
        return this;
    }

    /** Ends the validity of every token, refresh tokens too. */
    public synchronized void forget() {
        granted.clear();
        refreshTokens.clear();
    }

    synchronized void allowAnonymousPull() {
        anonymousPull = true;
    }

    synchronized void user(String newUser, String newPassword, String newBasic) {
        user = newUser;
        password = newPassword;
        basic = newBasic;
    }

    synchronized String realm() {
        return realm;
    }

    /** Whether this is granted, counted as a use of the token. */
    synchronized boolean use(String authorization, String repository, String action) {
        var token = granted.get(token(authorization));
        if (token == null || token.usesLeft <= 0 || !grants(authorization, repository, action)) {
            return false;
        }
        token.usesLeft--;
        return true;
    }

    synchronized boolean grants(String authorization, String repository, String action) {
        var token = granted.get(token(authorization));
        return token != null && (repository.isEmpty() || token.actions.contains(repository + " " + action));
    }

    synchronized Reply answer(Arrival arrival) {
        boolean posted = arrival.method().equals("POST");
        boolean spoken = posted || arrival.method().equals("GET");
        if (!spoken || !(onlyMethod.isEmpty() || onlyMethod.equals(arrival.method()))) {
            return Reply.error(405, "UNSUPPORTED", "method not allowed");
        }
        var target = arrival.request().target();
        var form =
                posted ? new String(arrival.body(), StandardCharsets.UTF_8) : target.substring(target.indexOf('?') + 1);
        var parameters = Form.parse(form);
        var authorization = arrival.header("Authorization");
        boolean known = posted ? isKnown(parameters) : authorization.equals(Optional.of(basic));
        if (!known && (posted || authorization.isPresent())) {
            return Reply.error(401, "UNAUTHORIZED", "incorrect username or password");
        }
        if (!parameters.getOrDefault("service", List.of()).equals(List.of("fake"))) {
            return Reply.error(400, "UNSUPPORTED", "no such service");
        }
        return grant(parameters.getOrDefault("scope", List.of()), known, posted ? "access_token" : "token");
    }

    private boolean isKnown(Map<String, List<String>> form) {
        var grantType = first(form, "grant_type");
        var refreshToken = first(form, "refresh_token");
        return grantType.equals("password")
                ? first(form, "username").equals(user)
                        && first(form, "password").equals(password)
                : grantType.equals("refresh_token")
                        && (refreshToken.equals(password) || refreshTokens.contains(refreshToken));
    }

    private static String first(Map<String, List<String>> form, String name) {
        return form.getOrDefault(name, List.of("")).get(0);
    }

    private Reply grant(List<String> scopes, boolean known, String field) {
        var actions = new TreeSet<String>();
        for (var scope : String.join(" ", scopes).split(" ", -1)) {
            var parts = scope.split(":", -1);
            for (var action : parts.length == 3 ? parts[2].split(",", -1) : new String[0]) {
                if (known || (anonymousPull && action.equals("pull"))) {
                    actions.add(parts[1] + " " + action);
                }
            }
        }
        counter++;
        var token = "token-" + counter + "-" + Integer.toHexString(actions.hashCode());
        granted.put(token, new Granted(actions, uses));
        var json = OciJson.object();
        json.put(field, token);
        expiresIn.ifPresent(seconds -> json.put("expires_in", seconds));
        if (known && givesRefreshTokens) {
            var refreshToken = "refresh-" + counter;
            refreshTokens.add(refreshToken);
            json.put("refresh_token", refreshToken);
        }
        return new Reply(200, Map.of("Content-Type", "application/json"), OciJson.bytes(json));
    }

    private static String token(String authorization) {
        return authorization.startsWith("Bearer ") ? authorization.substring(7) : "";
    }
}
