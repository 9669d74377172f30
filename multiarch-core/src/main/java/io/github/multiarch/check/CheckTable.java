package io.github.multiarch.check;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import io.github.multiarch.report.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A check's matrix for a terminal or a log. */
final class CheckTable {
    private CheckTable() {}

    static String of(CheckReport report) {
        var columns = new ArrayList<ColumnData<Line>>();
        columns.add(column("", Line::name));
        for (int i = 0; i < report.platforms().size(); i++) {
            int position = i;
            columns.add(column(
                    report.platforms().get(i).platform().toString(),
                    line -> line.words().get(position)));
        }
        var lines = new ArrayList<Line>();
        report.rows().forEach(row -> lines.add(Line.of(row)));
        if (report.rows().stream().anyMatch(Row::isOfNativeCode)) {
            lines.add(new Line(
                    "native code for other machines",
                    report.platforms().stream()
                            .map(bytes -> Sizes.of(bytes.foreign()))
                            .toList()));
        }
        var table = AsciiTable.getTable(AsciiTable.NO_BORDERS, lines, columns);
        return table.lines()
                .map(String::stripTrailing)
                .reduce((a, b) -> a + "\n" + b)
                .orElse("");
    }

    private static ColumnData<Line> column(String header, Function<Line, String> value) {
        return new Column()
                .header(header)
                .headerAlign(HorizontalAlign.LEFT)
                .dataAlign(HorizontalAlign.LEFT)
                .maxWidth(Integer.MAX_VALUE)
                .with(line -> value.apply(line).replaceAll("\\p{Cc}", "?"));
    }

    /** One line of the table. */
    private record Line(String name, List<String> words) {
        static Line of(Row row) {
            return new Line(row.name(), row.cells().stream().map(Cell::word).toList());
        }
    }
}
