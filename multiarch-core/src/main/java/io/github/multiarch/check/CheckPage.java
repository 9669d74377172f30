package io.github.multiarch.check;

import io.github.multiarch.report.Sizes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToLongFunction;

/** A check as a page of its own: nothing is loaded from elsewhere, and it is readable on paper and without colours. */
final class CheckPage {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Which platforms this application runs on</title>
            <style>
            body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem; color: #1b1b1b; background: #fff; }
            table { border-collapse: collapse; margin: 1rem 0 2rem; }
            th, td { border: 1px solid #bbb; padding: .35rem .6rem; text-align: left; vertical-align: top; }
            thead th { background: #f0f0f0; }
            td.missing { background: #ffd9d4; font-weight: 700; }
            td.doubtful { background: #fff0c2; }
            td.present, td.version { background: #e2f4e0; }
            td small { display: block; font-weight: 400; overflow-wrap: anywhere; max-width: 22rem; }
            li { margin: .4rem 0; white-space: pre-wrap; }
            @media print { body { margin: 0; font-size: 9pt; } table { page-break-inside: auto; } tr { page-break-inside: avoid; } }
            </style>
            </head>
            <body>
            <h1>Which platforms this application runs on</h1>
            """;

    private final CheckReport report;
    private final Html html = new Html();

    private CheckPage(CheckReport report) {
        this.report = report;
    }

    static byte[] of(CheckReport report) {
        return new CheckPage(report).page().getBytes(StandardCharsets.UTF_8);
    }

    private String page() {
        html.raw(HEAD);
        html.element("p", verdict());
        list(
                "Problems",
                report.problems().stream()
                        .map(problem -> problem.subject() + ": " + problem.message())
                        .toList());
        list("Warnings", report.warnings());
        html.raw("<h2>Bases and dependencies with native code</h2>\n<table>\n");
        header("");
        html.raw("<tbody>\n");
        report.rows().forEach(this::row);
        html.raw("</tbody>\n</table>\n<h2>Bytes of native code in the dependencies, packed</h2>\n<table>\n");
        header("");
        html.raw("<tbody>\n");
        bytes("in all", NativeBytes::all);
        bytes("runs on the platform", NativeBytes::usable);
        bytes("is for other machines, and could be saved", NativeBytes::foreign);
        html.raw("</tbody>\n</table>\n</body>\n</html>\n");
        return html.toString();
    }

    private String verdict() {
        int count = report.problems().size();
        if (count == 0) {
            return "Nothing stands in the way of " + report.platforms().size() + " platforms.";
        }
        return count == 1 ? "One problem stands in the way." : count + " problems stand in the way.";
    }

    private void list(String title, List<String> entries) {
        if (entries.isEmpty()) {
            return;
        }
        html.element("h2", title).raw("\n<ul>\n");
        entries.forEach(entry -> html.element("li", entry).raw("\n"));
        html.raw("</ul>\n");
    }

    private void header(String corner) {
        html.raw("<thead><tr>").element("th", corner);
        report.platforms().forEach(bytes -> html.element("th", bytes.platform().toString()));
        html.raw("</tr></thead>\n");
    }

    private void row(Row row) {
        html.raw("<tr>").element("th", row.name());
        row.cells().forEach(this::cell);
        html.raw("</tr>\n");
    }

    private void cell(Cell cell) {
        html.raw("<td class=\"" + name(cell) + "\">").text(cell.word());
        if (cell instanceof Cell.Present present) {
            present.by().forEach(file -> html.element("small", file));
        } else if (cell instanceof Cell.Version version) {
            version.by().forEach(what -> html.element("small", what));
        } else if (cell instanceof Cell.Doubtful doubtful) {
            html.element("small", doubtful.why());
            doubtful.by().forEach(file -> html.element("small", file));
        } else if (cell instanceof Cell.Missing missing) {
            html.element("small", missing.why());
        } else if (cell instanceof Cell.Excluded excluded) {
            html.element("small", excluded.reason());
        }
        html.raw("</td>");
    }

    private static String name(Cell cell) {
        if (cell instanceof Cell.Present) {
            return "present";
        }
        return cell instanceof Cell.Missing ? "missing" : cell instanceof Cell.Doubtful ? "doubtful" : "other";
    }

    private void bytes(String name, ToLongFunction<NativeBytes> which) {
        html.raw("<tr>").element("th", name);
        report.platforms().forEach(bytes -> html.element("td", Sizes.of(which.applyAsLong(bytes))));
        html.raw("</tr>\n");
    }
}
