package io.github.multiarch.it.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A picture of bars: for each row two values to compare, drawn to the larger of them, and a line where the limit is. */
final class SvgBars {
    private static final int WIDTH = 1010;
    private static final int LEFT = 440;
    private static final int BARS = 400;
    private static final int ROW = 46;
    private static final int BAR = 15;
    private static final int FIGURE = 60;
    private static final int TOP = 74;
    private static final String OURS = "#1f6feb";
    private static final String THEIRS = "#b0b7bf";
    private static final String LIMIT = "#d1242f";

    private final String title;
    private final String legend;
    private final List<Row> rows = new ArrayList<>();

    /**
     * Begins one.
     *
     * @param title in large letters
     * @param legend what the red line is
     */
    SvgBars(String title, String legend) {
        this.title = title;
        this.legend = legend;
    }

    /**
     * Adds a row.
     *
     * @param name what is compared
     * @param ours our value, in the unit that {@code format} names
     * @param theirs jib's value
     * @param limit where the red line is; negative for none
     * @param format of a value, for {@link String#format}
     */
    void row(String name, double ours, double theirs, double limit, String format) {
        rows.add(new Row(name, ours, theirs, limit, format));
    }

    @Override
    public String toString() {
        var height = TOP + rows.size() * ROW + 10;
        var svg = new StringBuilder(text("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                <text x="16" y="30" font-size="18" font-weight="bold">%s</text>
                """, WIDTH, height, escape(title)));
        svg.append(legend(16, OURS, "multiarch-maven-plugin"))
                .append(legend(206, THEIRS, "jib-maven-plugin"))
                .append(legend(356, LIMIT, legend));
        for (int i = 0; i < rows.size(); i++) {
            svg.append(draw(rows.get(i), TOP + i * ROW));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String legend(int x, String color, String words) {
        return text(
                "<rect x=\"%d\" y=\"44\" width=\"12\" height=\"12\" fill=\"%s\"/><text x=\"%d\" y=\"55\">%s</text>%n",
                x, color, x + 18, escape(words));
    }

    private static String draw(Row row, int y) {
        var svg = new StringBuilder(text(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n", LEFT - 12, y + BAR + 6, escape(row.name())));
        svg.append(bar(y, row.ours(), row, OURS));
        svg.append(bar(y + BAR + 2, row.theirs(), row, THEIRS));
        if (row.limit() >= 0) {
            double x = LEFT + row.width(row.limit());
            svg.append(text(
                    "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"%s\" stroke-width=\"2\"/>%n",
                    x, y - 3, x, y + 2 * BAR + 5, LIMIT));
        }
        return svg.toString();
    }

    private static String bar(int y, double value, Row row, String color) {
        double width = row.width(value);
        double limit = row.width(row.limit());
        // The figure stands beside the line, not on it.
        double end = row.limit() >= 0 && limit >= width && limit < width + FIGURE ? limit : width;
        return text(
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/><text x=\"%.1f\" y=\"%d\">%s</text>%n",
                LEFT, y, width, BAR, color, LEFT + end + 6, y + BAR - 3, escape(text(row.format(), value)));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private record Row(String name, double ours, double theirs, double limit, String format) {
        double width(double value) {
            double largest = Math.max(Math.max(ours, theirs), Math.max(limit, 1e-9));
            return Math.max(1, BARS * value / largest);
        }
    }
}
