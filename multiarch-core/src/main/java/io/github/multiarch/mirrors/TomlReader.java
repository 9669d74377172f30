package io.github.multiarch.mirrors;

import io.github.multiarch.mirrors.TomlValue.Items;
import io.github.multiarch.mirrors.TomlValue.Plain;
import io.github.multiarch.mirrors.TomlValue.Table;
import io.github.multiarch.mirrors.TomlValue.Text;
import io.github.multiarch.oci.Shown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Reads <a href="https://toml.io/en/v1.0.0">TOML v1.0.0</a>: all of its forms, but numbers, dates and times stay as they are written, and a date with its time is written with a {@code T}. Bounded in
 * depth.
 */
final class TomlReader {
    private static final int MAX_DEPTH = 32;

    private final TomlText text;
    private final Table root = new Table(1);
    /** Tables with a header of their own, and those written inline: neither may be written a second time. */
    private final Set<Table> closed = Collections.newSetFromMap(new IdentityHashMap<>());

    private TomlReader(TomlText text) {
        this.text = text;
    }

    /**
     * Reads a whole file.
     *
     * @throws MalformedTomlException when it is none
     */
    static Table read(String text) {
        return new TomlReader(new TomlText(text)).read();
    }

    private Table read() {
        var table = root;
        while (true) {
            text.gap();
            if (text.isAtEnd()) {
                return root;
            }
            if (text.peek() == '[') {
                table = header();
            } else {
                entry(table, 0);
            }
            text.endOfStatement();
        }
    }

    private Table header() {
        text.expect('[');
        boolean ofArray = text.skip("[");
        var path = path();
        text.expect(']');
        if (ofArray) {
            text.expect(']');
        }
        var parent = descend(root, path.subList(0, path.size() - 1), true);
        var name = path.get(path.size() - 1);
        return ofArray ? nextOfArray(parent, name) : own(parent, name);
    }

    private Table nextOfArray(Table parent, String name) {
        var array = parent.entries().computeIfAbsent(name, key -> new Items(text.line(), true));
        if (!(array instanceof Items items) || !items.ofTables()) {
            throw twice(name);
        }
        var table = new Table(text.line());
        closed.add(table);
        items.items().add(table);
        return table;
    }

    private Table own(Table parent, String name) {
        var value = parent.entries().computeIfAbsent(name, key -> new Table(text.line()));
        if (!(value instanceof Table table) || !closed.add(table)) {
            throw twice(name);
        }
        return table;
    }

    /** The table that a path leads to, from the last item of each array; those on the way that are not there are made. */
    private Table descend(Table from, List<String> path, boolean byHeader) {
        var table = from;
        for (var name : path) {
            var value = table.entries().computeIfAbsent(name, key -> new Table(text.line()));
            if (value instanceof Items items && items.ofTables() && byHeader) {
                value = items.items().get(items.items().size() - 1);
            }
            if (!(value instanceof Table next) || (!byHeader && closed.contains(next))) {
                throw twice(name);
            }
            table = next;
        }
        return table;
    }

    private void entry(Table table, int depth) {
        var path = path();
        text.expect('=');
        text.blanks();
        var value = value(depth);
        var name = path.get(path.size() - 1);
        if (descend(table, path.subList(0, path.size() - 1), false).entries().putIfAbsent(name, value) != null) {
            throw twice(name);
        }
    }

    /** Names between dots. */
    private List<String> path() {
        var names = new ArrayList<String>();
        do {
            text.blanks();
            names.add(text.peek() == '"' || text.peek() == '\'' ? text.string(false) : text.word(""));
            text.blanks();
            if (names.size() > MAX_DEPTH) {
                throw text.wrong("a name has more than " + MAX_DEPTH + " parts");
            }
        } while (text.skip("."));
        return names;
    }

    private TomlValue value(int depth) {
        if (depth > MAX_DEPTH) {
            throw text.wrong("values lie more than " + MAX_DEPTH + " deep in each other");
        }
        int line = text.line();
        return switch (text.peek()) {
            case '"', '\'' -> new Text(line, text.string(true));
            case '[' -> array(line, depth);
            case '{' -> inlineTable(line, depth);
            default -> plain(line, text.word("+.:"));
        };
    }

    private TomlValue plain(int line, String word) {
        return switch (word) {
            case "true", "false" -> new TomlValue.Flag(line, word.equals("true"));
            case "inf", "nan" -> new Plain(line, word);
            default -> {
                char first = word.charAt(0);
                if (first != '+' && first != '-' && (first < '0' || first > '9')) {
                    throw new MalformedTomlException(
                            line, "'" + Shown.of(word) + "' is no value; strings are written in quotes");
                }
                yield new Plain(line, word);
            }
        };
    }

    private Items array(int line, int depth) {
        text.expect('[');
        var array = new Items(line, false);
        text.gap();
        while (!text.skip("]")) {
            array.items().add(value(depth + 1));
            text.gap();
            if (!text.skip(",")) {
                text.expect(']');
                return array;
            }
            text.gap();
        }
        return array;
    }

    private Table inlineTable(int line, int depth) {
        text.expect('{');
        var table = new Table(line);
        text.blanks();
        if (!text.skip("}")) {
            do {
                entry(table, depth + 1);
                text.blanks();
            } while (text.skip(","));
            text.expect('}');
        }
        closed.add(table);
        return table;
    }

    private MalformedTomlException twice(String name) {
        return text.wrong("'" + Shown.of(name) + "' is there twice, or is something else already");
    }
}
