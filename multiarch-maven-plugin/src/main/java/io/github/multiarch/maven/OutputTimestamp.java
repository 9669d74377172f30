package io.github.multiarch.maven;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * When everything in an image was made: {@code project.build.outputTimestamp}, else <a href="https://reproducible-builds.org/specs/source-date-epoch/">{@code
 * SOURCE_DATE_EPOCH}</a>, else the epoch. Never the time of the build, so that two builds are the same.
 *
 * @see <a href="https://maven.apache.org/guides/mini/guide-reproducible-builds.html">Configuring for Reproducible Builds</a>
 */
final class OutputTimestamp {
    private static final String PROPERTY = "project.build.outputTimestamp";
    private static final String VARIABLE = "SOURCE_DATE_EPOCH";
    /** What Maven from 3.10 on gives to every pom that says nothing. Taken for the pom's own, it would hide the variable, and give another image than Maven 3.9 does. */
    private static final String MAVEN_DEFAULT = "1980-02-01T00:00:00Z";

    private static final String DIGITS = "\\d{1,12}";

    private OutputTimestamp() {}

    /**
     * Reads the time.
     *
     * @param property ISO 8601 with a time zone, or seconds since the epoch; one character other than a digit stands for none, so that a pom can undo its parent's,
     *     and so does Maven's own default
     * @param environment the process's environment variables
     * @return whole seconds
     * @throws IllegalArgumentException when it is neither
     */
    static Instant read(Optional<String> property, Map<String, String> environment) {
        return property.filter(text -> text.length() > 1 || text.matches(DIGITS))
                .filter(text -> !text.equals(MAVEN_DEFAULT))
                .map(OutputTimestamp::parse)
                .or(() -> Elements.text(environment.get(VARIABLE)).map(OutputTimestamp::seconds))
                .orElse(Instant.EPOCH);
    }

    private static Instant parse(String text) {
        if (text.matches(DIGITS)) {
            return Instant.ofEpochSecond(Long.parseLong(text));
        }
        try {
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    PROPERTY + " is '" + text
                            + "'; expected a time such as 2026-01-31T12:00:00Z, or seconds since 1970",
                    e);
        }
    }

    private static Instant seconds(String text) {
        if (!text.matches(DIGITS)) {
            throw new IllegalArgumentException(
                    "the environment variable " + VARIABLE + " is '" + text + "'; expected seconds since 1970");
        }
        return Instant.ofEpochSecond(Long.parseLong(text));
    }
}
