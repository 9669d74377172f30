package io.github.multiarch.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessReaderTest {
    private final Problems problems = new Problems();

    @Test
    void readsFoldersAndRules() {
        var settings = new AccessReader(problems)
                .read(
                        List.of(AccessParameters.of("/data/"), given("/tmp", "1777", "0:0")),
                        List.of(given("/etc/*.key", "0400", "user"), given("/opt/**", null, "7")));
        assertEquals(List.of(), problems.found());
        var user = new Owner.Numbers(1000, 1001);
        assertEquals("/data", settings.folders().get(0).path());
        assertEquals("0755 1000:1001", settings.folders().get(0).access(user).toString());
        assertEquals("1777 0:0", settings.folders().get(1).access(user).toString());
        assertEquals(
                "0400 1000:1001",
                settings.rules().get(0).applyTo(FileAccess.FILE, user).toString());
        assertEquals(
                "0644 7:0",
                settings.rules().get(1).applyTo(FileAccess.FILE, user).toString());
        assertTrue(settings.needsImageUser());
    }

    @Test
    void allThatIsWrongIsNamed() {
        new AccessReader(problems)
                .read(
                        List.of(
                                given(null, "0755", null),
                                given("data", null, null),
                                given("/", null, null),
                                given("/twice", null, null),
                                given("/twice/", null, null)),
                        List.of(
                                given("/a", "rwx", null),
                                given("/b", "888", null),
                                given("/c", "17777", null),
                                given("/d", null, "app"),
                                given("/e", null, "9999999999"),
                                given("/f", null, null),
                                given("x/**", "0600", null)));
        assertEquals(
                List.of(
                        "directories",
                        "directories data",
                        "directories /",
                        "directories /twice",
                        "permissions /a",
                        "permissions /b",
                        "permissions /c",
                        "permissions /d",
                        "permissions /e",
                        "permissions /f",
                        "permissions x/**"),
                problems.found().stream().map(Problem::subject).toList());
    }

    @ParameterizedTest
    @CsvSource({"1000, 1000:0", "1000:1001, 1000:1001", "root, 0:0", "'', 0:0", "app, ", "app:0, ", "1000:app, "})
    void aUserIsANumberOrAName(String text, String numbers) {
        assertEquals(
                Optional.ofNullable(numbers), Owner.ofImage(Optional.of(text)).map(Owner.Numbers::toString));
    }

    @Test
    void numbersHaveBounds() {
        assertEquals("4294967294:0", Owner.parse("4294967294").toString());
        assertThrows(IllegalArgumentException.class, () -> Owner.parse("4294967295"));
        assertThrows(IllegalArgumentException.class, () -> Owner.parse("-1"));
        assertThrows(IllegalArgumentException.class, () -> new FileAccess(010000, 0, 0));
    }

    private static AccessParameters given(String path, String mode, String owner) {
        return new AccessParameters(Optional.ofNullable(path), Optional.ofNullable(mode), Optional.ofNullable(owner));
    }
}
