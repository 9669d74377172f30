package io.github.multiarch.mirrors;

import io.github.multiarch.mirrors.TomlValue.Flag;
import io.github.multiarch.mirrors.TomlValue.Items;
import io.github.multiarch.mirrors.TomlValue.Table;
import io.github.multiarch.mirrors.TomlValue.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads one file in version 2 of the format of {@code registries.conf}. Only its {@code [[registry]]} tables count here: names without a host are Docker Hub's. What else is in the file is other
 * programs' affair.
 *
 * @see <a href="https://github.com/containers/image/blob/v5.36.0/docs/containers-registries.conf.5.md">containers-registries.conf(5)</a>
 */
final class RegistriesConf {
    private static final String BY_DIGEST_ONLY = "mirror-by-digest-only";
    private static final String PULL = "pull-from-mirror";

    private final String file;

    private RegistriesConf(String file) {
        this.file = file;
    }

    /**
     * Reads it.
     *
     * @param content of the file
     * @param file its name, for messages
     * @return in the file's order
     * @throws MalformedTomlException when it is something else
     */
    static List<RegistryRule> read(String content, String file) {
        var root = TomlReader.read(content);
        refuseFirstVersion(root);
        return tables(root, "registry").stream()
                .map(new RegistriesConf(file)::rule)
                .toList();
    }

    /** What it blocked would not be blocked. */
    private static void refuseFirstVersion(Table root) {
        if (root.entries().get("registries") instanceof Table old) {
            for (var name : List.of("block", "insecure")) {
                if (old.entries().get(name) instanceof Table list
                        && list.entries().get("registries") instanceof Items items
                        && !items.items().isEmpty()) {
                    throw new MalformedTomlException(
                            list.line(),
                            "[registries." + name + "] is of version 1 of this format; write [[registry]] tables");
                }
            }
        }
    }

    private RegistryRule rule(Table table) {
        var prefix = location(table, "prefix");
        var location = location(table, "location");
        if (location.isEmpty() && prefix.filter(Location::hasAnyHost).isEmpty()) {
            throw new MalformedTomlException(
                    table.line(), "a [[registry]] has no location; only a prefix like *.example.com goes without");
        }
        if (table.entries().containsKey(PULL)) {
            throw new MalformedTomlException(table.line(), PULL + " is for a [[registry.mirror]], not a [[registry]]");
        }
        boolean byDigestOnly = flag(table, BY_DIGEST_ONLY);
        var mirrors = new ArrayList<Mirror>();
        for (var mirror : tables(table, "mirror")) {
            mirrors.add(mirror(mirror, byDigestOnly));
        }
        return new RegistryRule(
                prefix.or(() -> location).orElseThrow(),
                location,
                flag(table, "insecure"),
                flag(table, "blocked"),
                mirrors,
                file);
    }

    private static Mirror mirror(Table table, boolean byDigestOnly) {
        var use = text(table, PULL);
        if (byDigestOnly && use.isPresent()) {
            throw new MalformedTomlException(
                    use.get().line(), PULL + " and " + BY_DIGEST_ONLY + " are both there; leave one of them out");
        }
        var location = location(table, "location")
                .filter(place -> !place.hasAnyHost())
                .orElseThrow(() -> new MalformedTomlException(table.line(), "a [[registry.mirror]] has no location"));
        return new Mirror(
                location,
                flag(table, "insecure"),
                use.map(word -> parsed(word, Mirror.Use::parse))
                        .orElse(byDigestOnly ? Mirror.Use.DIGEST_ONLY : Mirror.Use.ALL));
    }

    private static Optional<Location> location(Table table, String key) {
        return text(table, key)
                .filter(text -> !text.text().isEmpty())
                .map(text -> parsed(text, given -> Location.parse(given)));
    }

    private static <T> T parsed(Text text, Function<String, T> parser) {
        try {
            return parser.apply(text.text());
        } catch (IllegalArgumentException e) {
            throw new MalformedTomlException(text.line(), String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Text> text(Table table, String key) {
        var value = table.entries().get(key);
        if (value == null || value instanceof Text) {
            return Optional.ofNullable((Text) value);
        }
        throw other(value, key, "a string");
    }

    private static boolean flag(Table table, String key) {
        var value = table.entries().get(key);
        if (value == null || value instanceof Flag) {
            return value != null && ((Flag) value).isTrue();
        }
        throw other(value, key, "true or false");
    }

    private static List<Table> tables(Table table, String key) {
        var value = table.entries().get(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof Items items)) {
            throw other(value, key, "an array of tables, [[" + key + "]]");
        }
        var tables = new ArrayList<Table>();
        for (var item : items.items()) {
            if (!(item instanceof Table one)) {
                throw other(item, key, "an array of tables, [[" + key + "]]");
            }
            tables.add(one);
        }
        return tables;
    }

    private static MalformedTomlException other(TomlValue value, String key, String expected) {
        return new MalformedTomlException(value.line(), key + " is " + value.kind() + "; expected " + expected);
    }
}
