package io.github.multiarch.registry.fake;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Lets in who may: everybody, or one user by Basic authentication, or by tokens from a token server. */
final class Gate {
    /** How users are known. */
    enum Kind {
        OPEN,
        BASIC,
        BEARER
    }

    private final Tokens tokens;
    private volatile Kind kind = Kind.OPEN;
    private volatile String basic = "";

    Gate(Tokens tokens) {
        this.tokens = tokens;
    }

    Tokens tokens() {
        return tokens;
    }

    void require(Kind newKind, String user, String password) {
        kind = newKind;
        basic = "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        tokens.user(user, password, basic);
    }

    /** The refusal; empty when the request may do this: {@code pull}, {@code push} or {@code delete}, in this repository (empty for none). */
    Optional<Reply> check(RecordedRequest request, String repository, String action) {
        var authorization = request.header("Authorization").orElse("");
        return switch (kind) {
            case OPEN -> Optional.empty();
            case BASIC ->
                authorization.equals(basic) ? Optional.empty() : Optional.of(refuse("Basic realm=\"fake registry\""));
            case BEARER ->
                tokens.use(authorization, repository, action)
                        ? Optional.empty()
                        : Optional.of(refuse("Bearer realm=\"" + tokens.realm() + "\",service=\"fake\""
                                + scope(repository, action)));
        };
    }

    private static String scope(String repository, String action) {
        return repository.isEmpty()
                ? ""
                : ",scope=\"repository:" + repository + ":" + (action.equals("push") ? "pull,push" : action) + "\"";
    }

    /** Whether the one who has been let in with this may also do that. */
    boolean allows(String authorization, String repository, String action) {
        return kind != Kind.BEARER || tokens.grants(authorization, repository, action);
    }

    private static Reply refuse(String challenge) {
        return Reply.error(401, "UNAUTHORIZED", "authentication required").withHeader("WWW-Authenticate", challenge);
    }
}
