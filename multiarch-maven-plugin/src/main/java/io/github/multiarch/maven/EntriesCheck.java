package io.github.multiarch.maven;

import io.github.multiarch.config.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A map of the pom: {@code <team>orders</team>}, or, for keys that are no names of elements, {@code <label><name>com.example/team</name><value>orders</value></label>}. The second becomes the first, with
 * a name that only Maven's configurator gets to see.
 */
final class EntriesCheck {
    private static final Set<String> BOTH = Set.of("name", "value");

    private final UnaryOperator<String> evaluator;
    private final Problems problems;

    EntriesCheck(UnaryOperator<String> evaluator, Problems problems) {
        this.evaluator = evaluator;
        this.problems = problems;
    }

    Element accept(Element map, ElementPath here) {
        var entries = new LinkedHashMap<String, Element>();
        for (var child : map.children()) {
            var entry = child.hasChildren() ? pair(child, here.then(child.name())) : Optional.of(child);
            if (entry.isPresent()) {
                var before = entries.put(entry.get().name(), entry.get());
                if (before != null && !before.text().equals(entry.get().text())) {
                    problems.add(here.toString(), "has '" + entry.get().name() + "' twice; keep one");
                }
            }
        }
        return map.withChildren(List.copyOf(entries.values()));
    }

    private Optional<Element> pair(Element pair, ElementPath here) {
        var others = pair.children().stream()
                .map(Element::name)
                .filter(name -> !BOTH.contains(name))
                .distinct()
                .toList();
        others.forEach(name -> problems.add(here.then(name).toString(), "is not known; expected <name> and <value>"));
        var written = pair.child("name").flatMap(Element::text);
        var name = written.map(this::evaluated).filter(key -> !key.isBlank());
        var value = pair.child("value");
        if (others.isEmpty() && name.isEmpty()) {
            problems.add(
                    here.toString(),
                    written.map(text -> "has the <name> '" + text + "', which nothing defines")
                            .orElse("has no <name>; expected <name> and <value>"));
        }
        if (others.isEmpty() && name.isPresent() && value.isEmpty()) {
            problems.add(here.toString(), "'" + name.get() + "' has no <value>; an empty one is <value/>");
        }
        return name.flatMap(key -> value.map(found -> new Element(key, found.text(), found.attributes(), List.of())));
    }

    private String evaluated(String text) {
        return text.contains("${") ? evaluator.apply(text) : text;
    }
}
