package io.github.multiarch.migrate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads an element of another plugin's configuration, and knows afterwards what nobody asked for. */
final class Reading {
    /** What has a value that must not be shown. */
    private static final Set<String> SECRETS =
            Set.of("auth", "authConfig", "password", "publishRegistry", "builderRegistry");

    private final ForeignPlugin plugin;
    private final String prefix;
    private final Element root;
    private final Set<String> taken = new LinkedHashSet<>();

    /**
     * @param prefix the path of the element below {@code <configuration>}, with a slash at its end; empty for that itself
     */
    Reading(ForeignPlugin plugin, String prefix, Element root) {
        this.plugin = plugin;
        this.prefix = prefix;
        this.root = root;
    }

    Optional<Element> element(String path) {
        taken.add(path);
        return root.at(path);
    }

    Optional<Text> text(String path) {
        return element(path).map(Element::text).filter(text -> !text.isBlank());
    }

    List<Text> list(String path) {
        return element(path).map(Element::entries).orElse(List.of());
    }

    boolean flag(String path) {
        return text(path).map(text -> Boolean.parseBoolean(text.value())).orElse(false);
    }

    /** Whether there is such an element; it counts as not read. */
    boolean has(String path) {
        return root.at(path).isPresent();
    }

    /** A remark for each row of the table about something that is there and was not asked for. */
    List<Remark> left() {
        var remarks = new LinkedHashSet<Remark>();
        for (var path : leaves(root, "")) {
            if (taken.stream().noneMatch(known -> path.equals(known) || path.startsWith(known + "/"))) {
                remarks.add(remark(path));
            }
        }
        return List.copyOf(remarks);
    }

    private Remark remark(String path) {
        var whole = prefix + path;
        return Counterparts.of(plugin, whole)
                .map(row -> new Remark(elements(row.path()) + value(row.path()) + ": "
                        + row.here().map(here -> elements(here) + ". ").orElse("") + row.remark()))
                .orElseGet(() -> new Remark(elements(whole) + " has no counterpart that is known."));
    }

    /** The value, where the row is about a single one that is no secret. */
    private String value(String path) {
        var below = path.startsWith(prefix) ? path.substring(prefix.length()) : "";
        return below.isEmpty() || SECRETS.stream().anyMatch(path::contains)
                ? ""
                : root.textAt(below)
                        .filter(text -> text.value().length() < 100)
                        .map(text -> " (" + text.written() + ")")
                        .orElse("");
    }

    static String elements(String path) {
        return "<" + path.replace("/", "><") + ">";
    }

    private static List<String> leaves(Element element, String path) {
        var leaves = new ArrayList<String>();
        for (var child : element.elements()) {
            var name = path + child.name();
            if (child.elements().isEmpty()) {
                leaves.add(name);
            } else {
                leaves.addAll(leaves(child, name + "/"));
            }
        }
        return leaves;
    }
}
