package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys of labels, annotations and variables that are no names of elements. */
class EntriesTest {
    private static final String LABELS = "<team>orders</team>"
            + "<label><name>com.example/team</name><value>a b</value></label>"
            + "<label><name>1st:key</name><value/></label>"
            + "<label><name>${key.of.the.day}</name><value>${not.resolved}</value></label>";

    @Test
    void haveAFormOfTheirOwn() {
        var run = PluginRun.of("");
        run.run.execution.getUserProperties().setProperty("key.of.the.day", "monday");
        var container = run.accepted("build", "<container><labels>" + LABELS + "</labels></container>");
        var platform = run.accepted(
                "build", "<platforms><platform><environment>" + LABELS + "</environment></platform></platforms>");
        var annotations = run.accepted("index", "<annotations>" + LABELS + "</annotations>");

        var expected = "team=orders, com.example/team=a b, 1st:key=, monday=${not.resolved}";
        assertEquals(expected, entries(container.children().get(0).children().get(0)));
        assertEquals(
                expected,
                entries(platform.children().get(0).children().get(0).children().get(0)));
        assertEquals(expected, entries(annotations.children().get(0)));
    }

    private static String entries(Element map) {
        return map.children().stream()
                .map(entry -> entry.name() + "=" + entry.text().orElse(""))
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<label><value>x</value></label>                   | <labels><label>: has no <name>",
                "<label><name>${nowhere}</name><value/></label> | <labels><label>: has the <name> '${nowhere}'",
                "<label><name>a/b</name></label>                   | <labels><label>: 'a/b' has no <value>",
                "<label><key>a</key><value>x</value></label>       | <labels><label><key>: is not known; expected <name> and <value>",
                "<a>1</a><label><name>a</name><value>2</value></label> | <labels>: has 'a' twice",
            })
    void needANameAndAValue(String labels, String problem) {
        var problems = PluginRun.of("<container><labels>" + labels + "</labels></container>")
                .problems("build");

        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).startsWith("<container>" + problem), problems.toString());
    }

    @Test
    void areRightInEachMap() {
        var elements = "<annotations>" + LABELS + "</annotations><container><environment>" + LABELS
                + "</environment></container>";

        var run = PluginRun.of(elements);
        run.run.execution.getUserProperties().setProperty("key.of.the.day", "monday");

        assertEquals(List.of(), run.problems("push"));
    }
}
