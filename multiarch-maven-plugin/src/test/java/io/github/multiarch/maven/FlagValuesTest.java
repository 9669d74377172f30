package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** True, false or nothing: a dry run that was wanted never publishes. */
class FlagValuesTest {
    @ParameterizedTest
    @ValueSource(strings = {"yes", "1", "ture", "on", "TRUE", "true,false"})
    void nothingElseIsTaken(String value) {
        var run = PluginRun.of("<dryRun>" + value + "</dryRun>");
        run.run.commandLine("platformTags", value);
        run.run.project.getProperties().setProperty("multiarch.force", value);

        var problems = run.problems("index");

        assertEquals(
                List.of("<dryRun>", "-Dmultiarch.platformTags", "the property multiarch.force"),
                problems.stream()
                        .map(problem -> problem.substring(0, problem.indexOf(": is '" + value + "'")))
                        .toList());
        assertTrue(problems.stream().allMatch(problem -> problem.contains("true or false")), problems.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false", "", " "})
    void theseAreTaken(String value) {
        var run = PluginRun.of("<dryRun>" + value + "</dryRun>");
        run.run.commandLine("force", value);
        run.run.project.getProperties().setProperty("multiarch.platformTags", value);

        assertEquals(List.of(), run.problems("index"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<files><source><path>x</path><executable>yes</executable></source></files> | <files><source><executable>: is 'yes'",
                "<files><source><path>x</path><unpack>${unpack.it}</unpack></source></files> | <files><source><unpack>: is 'ja'",
                "<skip>${unpack.it}</skip>                                                   | <skip>: is 'ja'",
            })
    void alsoWithinElementsAndAsProperties(String elements, String problem) {
        var run = PluginRun.of(elements);
        run.run.execution.getUserProperties().setProperty("unpack.it", "ja");

        var problems = run.problems("build");

        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).startsWith(problem), problems.toString());
    }
}
