package io.github.multiarch.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/migrating.md} ends with the table, as it is. */
class DocumentationTest {
    private static final Path PAGE =
            Path.of(System.getProperty("basedir")).resolveSibling("docs").resolve("migrating.md");

    @Test
    void thePageHasTheTable() throws IOException {
        var page = Files.readString(PAGE);
        int tables = page.indexOf("## ");
        assertEquals(
                String.join("\n", tables()),
                tables < 0 ? "" : page.substring(tables).stripTrailing());
    }

    private static List<String> tables() {
        var lines = new ArrayList<String>();
        for (var plugin : ForeignPlugin.values()) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(List.of(
                    "## " + plugin.label() + " (`" + plugin.key() + "`)", "", "| there | here | |", "|---|---|---|"));
            Counterparts.all().stream()
                    .filter(row -> row.plugin() == plugin)
                    .map(row -> "| " + code(row.path()) + " | "
                            + row.here().map(DocumentationTest::code).orElse("") + " | " + quoted(row.remark()) + " |")
                    .forEach(lines::add);
        }
        return lines;
    }

    private static String code(String path) {
        return "`" + Reading.elements(path) + "`";
    }

    /** Markdown takes an element for HTML. */
    private static String quoted(String remark) {
        return remark.replaceAll("(?:<[A-Za-z]+>)+", "`$0`");
    }
}
