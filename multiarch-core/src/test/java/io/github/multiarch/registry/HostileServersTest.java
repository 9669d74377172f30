package io.github.multiarch.registry;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.multiarch.oci.ImageReference;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a server does: an error in one line that names the host and says what to do, soon, and no secret in it. */
class HostileServersTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    static final String SECRET = "secret-42";
    private static final int MOST_CHARACTERS = 1500;

    static Stream<HostileRow> rows() {
        return Stream.of(
                        ChallengeRows.rows(),
                        TokenRows.rows(),
                        ErrorRows.rows(),
                        RedirectRows.rows(),
                        AnswerRows.rows(),
                        WireRows.rows())
                .flatMap(rows -> rows);
    }

    @Test
    void theTableIsLong() {
        var failing = rows().filter(row -> !row.parts().isEmpty()).count();
        assertTrue(failing >= 60, failing + " rows");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isAnErrorThatSaysWhatToDo(HostileRow row) throws IOException {
        if (row instanceof HostileRow.Raw raw) {
            var time = new FakeTime();
            try (var server = new RawServer(raw.handler().apply(time))) {
                check(row, server.host(), time);
            }
        } else if (row instanceof HostileRow.Scripted scripted) {
            try (var fixture = new Fixture()) {
                scripted.script().accept(fixture.registry, fixture.time);
                check(row, fixture.registry.host(), fixture.time);
                assertTrue(fixture.registry.requests().size() <= 60, "too many requests");
            }
        }
    }

    private static void check(HostileRow row, String host, FakeTime time) {
        try (var registries = TestRegistries.open(
                // Patient, so that only the deadline ends what would not end.
                Fixture.options(Set.of(), Optional.empty())
                        .with(new Limits(4, 5, Duration.ofMinutes(30), Duration.ofSeconds(20), Duration.ofMinutes(10))),
                registry -> Optional.of(new Credentials("ann", SECRET)),
                line -> assertOneLine(line),
                time)) {
            var repository = registries.repository(ImageReference.parse(host + "/" + Fixture.NAME));
            var failure = assertTimeoutPreemptively(SOON, () -> failure(row.asking(), repository));
            if (row.parts().isEmpty()) {
                failure.ifPresent(e -> fail(row.name(), e));
                return;
            }
            assertTrue(failure.isPresent(), "no error");
            assertSound(failure.get(), host, row.parts());
        }
    }

    private static Optional<IOException> failure(Asking asking, Repository repository) {
        try {
            asking.ask(repository);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    private static void assertSound(IOException failure, String host, List<String> parts) {
        var message = failure.getMessage();
        assertOneLine(message);
        assertAll(
                () -> assertTrue(message.contains(host), message),
                () -> assertFalse(message.contains(SECRET), message),
                () -> assertTrue(message.contains(". ") || message.contains("; nothing of it is used"), message),
                () -> assertAll(parts.stream().map(part -> () -> assertTrue(message.contains(part), message))));
    }

    private static void assertOneLine(String text) {
        assertTrue(text.length() <= MOST_CHARACTERS, text);
        assertFalse(
                text.codePoints()
                        .anyMatch(c -> Character.isISOControl(c)
                                || Character.getType(c) == Character.FORMAT
                                || Character.getType(c) == Character.LINE_SEPARATOR),
                text);
    }
}
