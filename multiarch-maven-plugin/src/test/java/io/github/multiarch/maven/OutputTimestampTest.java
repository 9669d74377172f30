package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTimestampTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("SOURCE_DATE_EPOCH", "1700000000");

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T12:00:00Z, 2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00+02:00, 2026-01-31T10:00:00Z",
        "2026-01-31T12:00:00.9Z, 2026-01-31T12:00:00Z",
        "1700000001, 2023-11-14T22:13:21Z",
        "0, 1970-01-01T00:00:00Z"
    })
    void readsWhatMavenReads(String text, Instant expected) {
        assertEquals(expected, OutputTimestamp.read(Optional.of(text), ENVIRONMENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1980-02-01T00:00:00Z"})
    void takesOneCharacterAndMavensDefaultForNone(String text) {
        assertEquals(Instant.ofEpochSecond(1700000000), OutputTimestamp.read(Optional.of(text), ENVIRONMENT));
    }

    @Test
    void isTheEpochWhenNothingIsSaid() {
        assertEquals(Instant.EPOCH, OutputTimestamp.read(Optional.empty(), Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-01-31", "2026-01-31T12:00:00", "-12"})
    void namesThePropertyThatIsWrong(String text) {
        var thrown = assertThrows(
                IllegalArgumentException.class, () -> OutputTimestamp.read(Optional.of(text), ENVIRONMENT));

        assertTrue(
                thrown.getMessage().startsWith("project.build.outputTimestamp is '" + text + "'; "),
                thrown.getMessage());
    }

    @Test
    void namesTheVariableThatIsWrong() {
        var environment = Map.of("SOURCE_DATE_EPOCH", "2026-01-31");

        var thrown =
                assertThrows(IllegalArgumentException.class, () -> OutputTimestamp.read(Optional.empty(), environment));

        assertTrue(thrown.getMessage().contains("SOURCE_DATE_EPOCH is '2026-01-31'"), thrown.getMessage());
    }
}
