package io.github.multiarch.spec;

import io.github.multiarch.spec.YamlNode.Entries;
import io.github.multiarch.spec.YamlNode.Entry;
import io.github.multiarch.spec.YamlNode.Items;
import io.github.multiarch.spec.YamlNode.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A mapping by the keys of its level. What has no value is not there; what has one of another kind is a complaint, and not there either. */
final class Fields {
    private final Complaints complaints;
    private final String path;
    private final Map<String, Entry> known;

    Fields(Complaints complaints, String path, Entries mapping, Level level) {
        this.complaints = complaints;
        this.path = path;
        this.known = new LinkedHashMap<>();
        named(mapping, path, level::key).forEach((name, entry) -> {
            if (level.knows(name)) {
                known.put(name, entry);
            } else {
                complaints.add(entry.key().position(), under(path, name), level.unknown(name));
            }
        });
    }

    /** Whether there is nothing to read, which is not the same as something that cannot be read. */
    boolean lacks(String key) {
        return value(key)
                .filter(node -> !(node instanceof Text text && text.value().isBlank()))
                .isEmpty();
    }

    /** A scalar that is not blank. */
    Optional<String> text(String key) {
        return value(key).flatMap(node -> text(node, under(path, key))).filter(text -> !text.isBlank());
    }

    /** A list of scalars; a scalar alone is a list of one. */
    List<String> texts(String key) {
        var texts = new ArrayList<String>();
        value(key).ifPresent(node -> {
            if (node instanceof Text text) {
                texts.add(text.value());
                return;
            }
            var items = items(node, under(path, key));
            for (int i = 0; i < items.size(); i++) {
                text(items.get(i), under(path, key) + "[" + i + "]").ifPresent(texts::add);
            }
        });
        return texts;
    }

    /** What is in a list, of any kind. */
    List<YamlNode> items(String key) {
        return value(key).map(node -> items(node, under(path, key))).orElse(List.of());
    }

    /** A mapping with keys of its own. */
    Optional<Fields> fields(String key, Level level) {
        return value(key)
                .flatMap(node -> mapping(node, under(path, key)))
                .map(mapping -> new Fields(complaints, under(path, key), mapping, level));
    }

    /** A mapping of any names to text. */
    SortedMap<String, String> map(String key) {
        var texts = new TreeMap<String, String>();
        var place = under(path, key);
        value(key)
                .flatMap(node -> mapping(node, place))
                .ifPresent(mapping -> named(mapping, place, name -> name)
                        .forEach((name, entry) -> Optional.of(entry.value())
                                .filter(value -> !value.isNothing())
                                .flatMap(value -> text(value, under(place, name)))
                                .ifPresent(text -> texts.put(name, text))));
        return texts;
    }

    private Optional<YamlNode> value(String key) {
        return Optional.ofNullable(known.get(key)).map(Entry::value).filter(node -> !node.isNothing());
    }

    private Optional<String> text(YamlNode node, String place) {
        if (node instanceof Text text && !text.isNothing()) {
            return Optional.of(text.value());
        }
        complaints.add(node.position(), place, node.isNothing() ? "is empty" : "must be text, not " + node.kind());
        return Optional.empty();
    }

    private List<YamlNode> items(YamlNode node, String place) {
        if (node instanceof Items list) {
            return list.items();
        }
        complaints.add(node.position(), place, "must be a list, not " + node.kind());
        return List.of();
    }

    private Optional<Entries> mapping(YamlNode node, String place) {
        if (node instanceof Entries mapping) {
            return Optional.of(mapping);
        }
        complaints.add(node.position(), place, "must be a mapping, not " + node.kind());
        return Optional.empty();
    }

    /** In their order, and each once. */
    private Map<String, Entry> named(Entries mapping, String place, UnaryOperator<String> spelling) {
        var entries = new LinkedHashMap<String, Entry>();
        for (var entry : mapping.entries()) {
            var at = entry.key().position();
            if (!(entry.key() instanceof Text key) || key.value().isBlank()) {
                complaints.add(
                        at,
                        place,
                        "has a key that is "
                                + (entry.key() instanceof Text
                                        ? "empty"
                                        : entry.key().kind()));
                continue;
            }
            var first = entries.putIfAbsent(spelling.apply(key.value()), entry);
            if (first != null) {
                complaints.add(
                        at,
                        under(place, key.value()),
                        "is there twice, first in line "
                                + first.key().position().line());
            }
        }
        return entries;
    }

    private static String under(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
