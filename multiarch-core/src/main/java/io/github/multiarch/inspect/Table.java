package io.github.multiarch.inspect;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rows and columns without lines between them: easy to cut and to grep. What others wrote does not command the terminal. */
final class Table<T> {
    private static final int DIGEST_WIDTH = "sha256:".length() + 12;

    private final List<ColumnData<T>> columns = new ArrayList<>();

    Table<T> left(String header, Function<T, String> value) {
        return column(header, HorizontalAlign.LEFT, value);
    }

    Table<T> right(String header, Function<T, String> value) {
        return column(header, HorizontalAlign.RIGHT, value);
    }

    /** As wide as its content: one row is one line. */
    private Table<T> column(String header, HorizontalAlign align, Function<T, String> value) {
        columns.add(new Column()
                .header(header)
                .headerAlign(align)
                .dataAlign(align)
                .maxWidth(Integer.MAX_VALUE)
                .with(row -> clean(value.apply(row))));
        return this;
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

    /** Enough of a digest to know it again. */
    static String shortened(String digest) {
        return digest.substring(0, Math.min(digest.length(), DIGEST_WIDTH));
    }
}
