package io.github.multiarch.migrate;

import java.util.ArrayList;
import java.util.List;

/**
 * How a pom is formatted.
 *
 * @param lineEnd between lines
 * @param indent of one level, such as two blanks or a tab
 */
public record PomStyle(String lineEnd, String indent) {
    /** That of most poms. */
    public static final PomStyle USUAL = new PomStyle("\n", "  ");

    private static final int WIDTH = 110;

    /**
     * Writes an element.
     *
     * @param element with all that is in it
     * @param margin before each line
     * @return lines with their ends; the last one too
     */
    public String write(Element element, String margin) {
        var text = new StringBuilder();
        write(text, element, margin);
        return text.toString();
    }

    private void write(StringBuilder text, Node node, String margin) {
        if (node instanceof Remark remark) {
            comment(text, remark, margin);
        } else if (node instanceof Element element) {
            element(text, element, margin);
        }
    }

    private void element(StringBuilder text, Element element, String margin) {
        var name = element.name();
        text.append(margin).append('<').append(name);
        if (element.isEmpty()) {
            text.append("/>").append(lineEnd);
        } else if (element.children().isEmpty()) {
            text.append('>')
                    .append(escaped(element.text().written()))
                    .append("</")
                    .append(name)
                    .append('>')
                    .append(lineEnd);
        } else {
            text.append('>').append(lineEnd);
            element.children().forEach(child -> write(text, child, margin + indent));
            text.append(margin).append("</").append(name).append('>').append(lineEnd);
        }
    }

    /** A comment must not have two hyphens in a row, nor end with one. */
    private void comment(StringBuilder text, Remark remark, String margin) {
        var safe =
                remark.text().replaceAll("-(?=-)", "- ").replaceAll("\\s+", " ").strip();
        var lines = lines(safe.endsWith("-") ? safe + " " : safe, Math.max(WIDTH - margin.length(), WIDTH / 2));
        for (int at = 0; at < lines.size(); at++) {
            text.append(margin)
                    .append(at == 0 ? "<!-- " : "     ")
                    .append(lines.get(at))
                    .append(at == lines.size() - 1 ? " -->" : "")
                    .append(lineEnd);
        }
    }

    private static List<String> lines(String text, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" ", -1)) {
            if (line.length() > 0 && line.length() + word.length() >= width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
