package io.github.multiarch.inspect;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rows and columns without lines between them: easy to cut and to grep. What others wrote does not command the terminal. */
final class Table<T> {
    private static final int LEAST_COLUMNS = 2;

    private final List<ColumnData<T>> columns = new ArrayList<>();
    private final List<String> headers = new ArrayList<>();

    Table<T> left(String header, Function<T, String> value) {
        return column(header, HorizontalAlign.LEFT, value);
    }

    Table<T> right(String header, Function<T, String> value) {
        return column(header, HorizontalAlign.RIGHT, value);
    }

    /** As wide as its content: one row is one line. */
    private Table<T> column(String header, HorizontalAlign align, Function<T, String> value) {
        headers.add(header);
        columns.add(new Column()
                .header(header)
                .headerAlign(align)
                .dataAlign(align)
                .maxWidth(Integer.MAX_VALUE)
                .with(row -> clean(value.apply(row))));
        return this;
    }

    /** Where there is no room for all columns, the last ones go first, and a line says which; names and digests stay whole. */
    String of(List<T> rows, OptionalInt room) {
        var table = of(rows);
        int all = columns.size();
        while (room.isPresent()
                && columns.size() > LEAST_COLUMNS
                && table.lines().anyMatch(line -> line.length() > room.getAsInt())) {
            columns.remove(columns.size() - 1);
            table = of(rows);
        }
        return columns.size() == all
                ? table
                : table + "\n(no room for " + String.join(", ", headers.subList(columns.size(), all))
                        + "; output=json has all)";
    }

    String of(List<T> rows) {
        return AsciiTable.getTable(AsciiTable.NO_BORDERS, rows, columns)
                .lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"));
    }

    static String clean(String foreign) {
        return foreign.replaceAll("\\p{Cc}", "?");
    }
}
