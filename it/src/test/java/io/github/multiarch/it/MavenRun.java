package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a Maven run said.
 *
 * @param outcome how it ended
 */
record MavenRun(Command.Outcome outcome) {
    private static final String FAILED = "[ERROR] Failed to execute goal ";

    MavenRun succeeded() {
        if (outcome.exitCode() != 0) {
            throw new AssertionError("exit code " + outcome.exitCode() + " of " + outcome.command() + "\n" + output());
        }
        return this;
    }

    /** It ended with an error that is told to a user: without a stack trace. */
    MavenRun failed() {
        assertFalse(outcome.exitCode() == 0, () -> "should have failed: " + outcome.command() + "\n" + output());
        assertFalse(output().contains("\tat "), () -> "shows a stack trace:\n" + output());
        return this;
    }

    String output() {
        return outcome.output();
    }

    List<String> lines() {
        return output().lines().toList();
    }

    /** What was printed for programs. Debian's own Maven resets the colours of the terminal before and after it, whatever it is told. */
    String printed() {
        return outcome.text().replaceAll("^(\\x1b\\[0?m)+|(\\x1b\\[0?m)+$", "").strip();
    }

    JsonNode json() throws IOException {
        return Json.parse(printed().getBytes(StandardCharsets.UTF_8));
    }

    /** Maven's last word on a module that failed, from "Failed to execute goal" to its help. */
    String errorOf(String module) {
        int from = 0;
        while ((from = output().indexOf(FAILED, from)) >= 0) {
            int end = output().indexOf("-> [Help", from);
            var error = output().substring(from, end < 0 ? output().length() : end);
            if (error.contains(" on project " + module + ": ")) {
                return error;
            }
            from += FAILED.length();
        }
        throw new AssertionError(module + " did not fail:\n" + output());
    }

    MavenRun says(String text) {
        assertTrue(output().contains(text), () -> "'" + text + "' is not in:\n" + output());
        return this;
    }

    MavenRun neverSays(String text) {
        assertFalse(output().contains(text), () -> "'" + text + "' is in:\n" + output());
        return this;
    }
}
