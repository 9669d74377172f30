package io.github.multiarch.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalsTest {
    @Test
    void aUsualTerminalPermitsADisplay() {
        assertTrue(Terminals.permits(false, Map.of("TERM", "xterm-256color")));
        assertTrue(Terminals.permits(false, Map.of("TERM", "xterm", "CI", "false", "NO_COLOR", "")));
        assertTrue(Terminals.permits(false, Map.of("WT_SESSION", "1")));
        assertTrue(Terminals.permits(false, Map.of("ConEmuANSI", "ON")));
    }

    @Test
    void whoAsksForLinesGetsLines() {
        assertFalse(Terminals.permits(true, Map.of("TERM", "xterm")));
    }

    @ParameterizedTest
    @CsvSource({"CI, true", "CI, 1", "CI, TRUE", "CI, woodpecker", "NO_COLOR, 1", "TERM, dumb", "TERM, unknown"})
    void theEnvironmentMaySpeakAgainstIt(String name, String value) {
        var environment = name.equals("TERM") ? Map.of(name, value) : Map.of("TERM", "xterm", name, value);

        assertFalse(Terminals.permits(false, environment));
    }

    @Test
    void withoutATerminalTypeThereIsNoDisplay() {
        assertFalse(Terminals.permits(false, Map.of()));
        assertFalse(Terminals.permits(false, Map.of("ConEmuANSI", "OFF")));
    }

    @Test
    void whatTheTerminalSaysOfItsSizeIsRead() {
        assertEquals(new TerminalSize(132, 43), TerminalSize.parse("43 132\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0 0", "24", "24 80 1", "-1 80", "24 99999", "stty: not a terminal"})
    void aTerminalThatDoesNotTellHasTheUsualSize(String answer) {
        assertEquals(TerminalSize.USUAL, TerminalSize.parse(answer));
    }

    @Test
    void noTerminalIsTooSmall() {
        assertEquals(new TerminalSize(20, 4), TerminalSize.parse("1 1"));
    }

    @Test
    void plainProgressPassesLinesOnAndNothingElse() {
        var lines = new ArrayList<String>();
        var progress = new PlainProgress(lines::add);
        try (var step = progress.begin("linux/arm64 base layer", 100)) {
            step.at(50);
            progress.line("a line");
        }
        assertEquals(List.of("a line"), lines);
    }
}
