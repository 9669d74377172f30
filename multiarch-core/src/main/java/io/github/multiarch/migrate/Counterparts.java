package io.github.multiarch.migrate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The table of what other plugins' configuration is called here; read when it is first asked. */
public final class Counterparts {
    private static final String FILE = "counterparts.txt";

    private Counterparts() {}

    private static final class Table {
        static final List<Counterpart> ROWS = read();
    }

    /**
     * The whole table.
     *
     * @return plugin by plugin
     */
    public static List<Counterpart> all() {
        return Table.ROWS;
    }

    /**
     * The row for an element: its own, else that of the closest element around it.
     *
     * @param plugin whose element it is
     * @param path of the element
     * @return empty when the table knows nothing of it
     */
    public static Optional<Counterpart> of(ForeignPlugin plugin, String path) {
        return all().stream()
                .filter(row -> row.plugin() == plugin && row.covers(path))
                .max(Comparator.comparingInt(row -> row.path().length()));
    }

    /**
     * What an element is here that was written into our own configuration, in words.
     *
     * @param path of the element, such as {@code to/image} or {@code to}
     * @return such as {@code jib's <to><image> is <image> here}; empty for a name that no other plugin has
     */
    public static Optional<String> told(String path) {
        for (var plugin : ForeignPlugin.values()) {
            var subject = plugin.label() + "'s " + elements(path);
            var row = all().stream()
                    .filter(one -> one.plugin() == plugin && one.path().equals(path))
                    .findFirst();
            if (row.isPresent()) {
                return row.map(one -> subject
                        + one.here()
                                .map(here -> " is " + elements(here) + " here"
                                        + (one.remark().isEmpty() ? "" : ": " + one.remark()))
                                .orElse(" has no counterpart: " + one.remark()));
            }
            var within = within(plugin, path);
            if (!within.isEmpty()) {
                return Optional.of(subject + " is " + String.join(", ", within) + " here");
            }
        }
        return Optional.empty();
    }

    /** What the elements below one are here, without what lies in another of them. */
    private static List<String> within(ForeignPlugin plugin, String path) {
        var here = all().stream()
                .filter(one -> one.plugin() == plugin && one.path().startsWith(path + "/"))
                .flatMap(one -> one.here().stream())
                .distinct()
                .toList();
        return here.stream()
                .filter(one -> here.stream().noneMatch(other -> one.startsWith(other + "/")))
                .map(Counterparts::elements)
                .toList();
    }

    private static String elements(String path) {
        return "<" + path.replace("/", "><") + ">";
    }

    private static List<Counterpart> read() {
        try (var stream = Counterparts.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            return parse(new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Counterpart> parse(List<String> lines) {
        var rows = new ArrayList<Counterpart>();
        Optional<ForeignPlugin> plugin = Optional.empty();
        for (var line : lines) {
            if (line.startsWith("[")) {
                plugin = ForeignPlugin.of(line.substring(1, line.length() - 1));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                var cells = line.split("\\|", -1);
                rows.add(new Counterpart(
                        plugin.orElseThrow(),
                        cells[0].trim(),
                        Optional.of(cells[1].trim()).filter(here -> !here.isEmpty()),
                        cells[2].trim()));
            }
        }
        return List.copyOf(rows);
    }
}
