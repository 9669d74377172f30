package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    private final Properties given = new Properties();
    private final CommandLine commandLine = new CommandLine(given);

    @Test
    void hearsOnlyItsOwnProperties() {
        given.setProperty("image", "other");

        assertEquals(Optional.empty(), commandLine.text("image"));
    }

    @Test
    void takesABlankValueForNone() {
        given.setProperty("multiarch.image", " ");
        given.setProperty("multiarch.tags", " , ");

        assertEquals(Optional.of("pom"), commandLine.text("image", "pom"));
        assertEquals(List.of("pom"), commandLine.list("tags", Arrays.asList("pom", null)));
    }

    @Test
    void splitsListsAtCommas() {
        given.setProperty("multiarch.tags", "one, two,,three ");

        assertEquals(List.of("one", "two", "three"), commandLine.list("tags"));
    }

    @Test
    void turnsFlagsOnAndOff() {
        given.setProperty("multiarch.skip", "true");
        given.setProperty("multiarch.platformTags", "false");

        assertTrue(commandLine.flag("skip", false));
        assertFalse(commandLine.flag("platformTags", true));
        assertTrue(commandLine.flag("other", true));
    }

    @Test
    void readsNumbersAndSaysWhatIsNone() {
        var properties = new Properties();
        properties.setProperty("multiarch.timeout", "60");
        properties.setProperty("multiarch.retries", "-1");
        properties.setProperty("multiarch.parallelism", "many");
        var line = new CommandLine(properties);
        var problems = new Problems();
        assertEquals(60, line.number("timeout", 1800, 1, problems));
        assertEquals(7, line.number("other", 7, 1, problems));
        assertEquals(0, line.number("retries", 5, 0, problems));
        assertEquals(1, line.number("parallelism", 4, 1, problems));
        var failure = assertThrows(InvalidRequestException.class, problems::throwIfAny);
        assertEquals(
                List.of(
                        "retries: is '-1'; expected a number from 0 to 2147483647",
                        "parallelism: is 'many'; expected a number from 1 to 2147483647"),
                failure.problems().stream().map(Object::toString).toList());
    }
}
