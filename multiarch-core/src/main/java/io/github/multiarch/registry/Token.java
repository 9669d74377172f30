package io.github.multiarch.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/**
 * What a token server gave.
 *
 * @param value opaque, shown nowhere
 * @param expires on the clock of {@link System#nanoTime()}
 */
record Token(String value, long expires) {
    /** What holds when the server does not say (distribution project, token authentication). */
    private static final long DEFAULT_SECONDS = 60;

    private static final long MAX_SECONDS = 24L * 60 * 60;

    /** Reads an answer; empty when there is no token in it that could be sent in a header. */
    static Optional<Token> parse(ObjectNode json, long now) {
        var value = json.path("token").asText(json.path("access_token").asText(""));
        if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return Optional.empty();
        }
        var seconds = Math.min(Math.max(json.path("expires_in").asLong(DEFAULT_SECONDS), 1), MAX_SECONDS);
        // Some of its time goes by on the way, so it is not used to its last moment.
        return Optional.of(new Token(value, now + Duration.ofSeconds(seconds).toNanos() * 4 / 5));
    }

    boolean isFresh(long now) {
        return expires - now > 0;
    }

    @Override
    public String toString() {
        return "a token";
    }
}
