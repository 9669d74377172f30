package io.github.multiarch.mirrors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.mirrors.TomlValue.Flag;
import io.github.multiarch.mirrors.TomlValue.Items;
import io.github.multiarch.mirrors.TomlValue.Plain;
import io.github.multiarch.mirrors.TomlValue.Table;
import io.github.multiarch.mirrors.TomlValue.Text;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By the examples of TOML v1.0.0. */
class TomlReaderTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "k = \"a\\tb\\u00e9\\U0001F600\\\\\\\"\"|{k=a\tbé😀\\\"}",
                "k = 'C:\\dir'|{k=C:\\dir}",
                "k = \"\"|{k=}",
                "k = ['a', \"b\",]|{k=[a, b]}",
                "k = [ ]|{k=[]}",
                "k = { a = 1, b.c = true }|{k={a=1, b={c=true}}}",
                "k = {}|{k={}}",
                "a.'b.c'.\"d\" = -1.5e3|{a={b.c={d=-1.5e3}}}",
                "k = 1979-05-27T07:32:00Z # when|{k=1979-05-27T07:32:00Z}",
                "k = [[1, 2], ['x']]|{k=[[1, 2], [x]]}",
                "1234 = inf|{1234=inf}",
                "# nothing|{}"
            })
    void valuesAreWhatTheyAreWrittenAs(String toml, String expected) {
        assertEquals(expected, shown(TomlReader.read(toml)));
    }

    @Test
    void linesEndAsOnAnySystemAndStringsMayHaveSeveral() {
        assertEquals(
                "{a=one\ntwo, b=x   y, c=z', d=true}",
                shown(TomlReader.read(
                                "a = '''\none\ntwo'''\r\nb = \"\"\"x \\\n  \\\r\n  \" y\"\"\"\nc = '''z''''\n\td=true"))
                        .replace("\"", " "));
    }

    @Test
    void tablesLieWhereTheirHeadersSay() {
        var toml =
                "t = 0\n[[r]]\nn = 1\n[[r.m]]\nl = 'a'\n[[r.m]]\nl = 'b'\n[r.o]\nx = 2\n[[r]]\nn = 2\n[ a . 'b' ]\nc = 3\n[a]\nd = 4\n";
        assertEquals(
                "{t=0, r=[{n=1, m=[{l=a}, {l=b}], o={x=2}}, {n=2}], a={b={c=3}, d=4}}", shown(TomlReader.read(toml)));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "k = 1~k = 2|2|twice",
                "[a]~[a]|2|twice",
                "a = 1~[a]|2|something else",
                "a = [1]~[[a]]|2|something else",
                "[[a]]~[a]|2|something else",
                "a = {b = 1}~a.c = 2|2|something else",
                "k = docker.io|1|in quotes",
                "k = \"docker.io|1|no end",
                "~k = \"\\x\"|2|no escape",
                "k = \"\\ud800\"|1|no character",
                "k = |1|end of the file",
                "k|1|expected '='",
                "= 1|1|expected a name",
                "k = 1 l = 2|1|end of the line",
                "k = [1~,2|2|expected ']'",
                "[[a]~|1|expected ']'",
                "k = {a = 1,~b = 2}|1|expected a name",
                "k = '''a|1|the file ends"
            })
    void whatIsWrongHasItsLine(String toml, int line, String message) {
        var failure = assertThrows(MalformedTomlException.class, () -> TomlReader.read(toml.replace('~', '\n')));
        assertEquals(line, failure.line());
        assertTrue(failure.getMessage().contains(message), failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a="})
    void depthHasAnEnd(String opening) {
        var failure =
                assertThrows(MalformedTomlException.class, () -> TomlReader.read("k = " + opening.repeat(100_000)));
        assertTrue(failure.getMessage().contains("deep"), failure.getMessage());
        assertThrows(MalformedTomlException.class, () -> TomlReader.read("a.".repeat(100_000) + "b = 1"));
    }

    private static String shown(TomlValue value) {
        if (value instanceof Table table) {
            return table.entries().entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + shown(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Items items) {
            return items.items().stream().map(TomlReaderTest::shown).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof Text text
                ? text.text()
                : value instanceof Flag flag ? String.valueOf(flag.isTrue()) : ((Plain) value).text();
    }
}
