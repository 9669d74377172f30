package io.github.multiarch.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/**
 * What a token server gave.
 *
 * @param value opaque, shown nowhere
 * @param expires on the clock of {@link Time#nanos()}
 * @param refreshToken good for further tokens, as secret as a password
 */
record Token(String value, long expires, Optional<String> refreshToken) {
    /** What holds when the server does not say (distribution project, token authentication). */
    private static final long DEFAULT_SECONDS = 60;

    private static final long MAX_SECONDS = 24L * 60 * 60;

    /** Reads an answer; empty when there is no token in it that could be sent in a header. */
    static Optional<Token> parse(ObjectNode json, long now) {
        var token = text(json, "token");
        var value = token.isEmpty() ? text(json, "access_token") : token;
        if (!isSendable(value)) {
            return Optional.empty();
        }
        var refresh = text(json, "refresh_token");
        var seconds = Math.min(Math.max(seconds(json.path("expires_in")), 1), MAX_SECONDS);
        // Some of its time goes by on the way, so it is not used to its last moment.
        return Optional.of(new Token(
                value,
                now + Duration.ofSeconds(seconds).toNanos() * 4 / 5,
                isSendable(refresh) ? Optional.of(refresh) : Optional.empty()));
    }

    private static String text(ObjectNode json, String field) {
        var node = json.path(field);
        return node.isTextual() ? node.textValue() : "";
    }

    /** Numbers that are too large to be written out would take minutes to be. */
    private static long seconds(JsonNode node) {
        return node.isNumber() && !node.canConvertToLong()
                ? node.decimalValue().signum() * MAX_SECONDS
                : node.asLong(DEFAULT_SECONDS);
    }

    boolean isFresh(long now) {
        return expires - now > 0;
    }

    private static boolean isSendable(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    @Override
    public String toString() {
        return "a token";
    }
}
