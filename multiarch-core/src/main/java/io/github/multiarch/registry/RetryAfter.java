package io.github.multiarch.registry;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How long a server wants to be left alone: <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, section 10.2.3</a>. */
final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    /** More digits than that are a number all the same, and too long a wait. */
    private static final Pattern MANY_SECONDS = Pattern.compile("[0-9]{10,}");

    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);

    private RetryAfter() {}

    /** Reads the header; empty when it says nothing that can be understood. Never negative: a date in the past is no wait. */
    static Optional<Duration> parse(String header, Instant now) {
        var text = header.strip();
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(Duration.ofSeconds(Integer.parseInt(text)));
        }
        if (MANY_SECONDS.matcher(text).matches()) {
            return Optional.of(Duration.ofSeconds(Integer.MAX_VALUE));
        }
        try {
            var wait = Duration.between(now, ZonedDateTime.parse(text, DATE).toInstant());
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
