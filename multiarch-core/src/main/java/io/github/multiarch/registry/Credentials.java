package io.github.multiarch.registry;

/**
 * What opens a registry.
 *
 * @param username the user's name; {@code <token>} when the password is an identity token (OAuth 2 refresh token), as docker's configuration has it
 * @param password the password or token; shown nowhere
 */
public record Credentials(String username, String password) {
    private static final String IDENTITY_TOKEN_USER = "<token>";

    static Credentials identityToken(String token) {
        return new Credentials(IDENTITY_TOKEN_USER, token);
    }

    boolean isIdentityToken() {
        return username.equals(IDENTITY_TOKEN_USER);
    }

    /** The name without the password. */
    @Override
    public String toString() {
        return "credentials of " + username;
    }
}
