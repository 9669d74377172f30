package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
}
