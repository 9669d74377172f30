package io.github.multiarch.maven;

import io.github.multiarch.config.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Holds elements of the pom against their shapes. What comes back is what Maven can make a goal's fields of: without what is wrong, so that Maven's own message does not come first, and with the
 * entries of maps under their keys.
 */
final class ConfigurationCheck {
    private final Suggestions suggestions;
    private final UnaryOperator<String> evaluator;
    private final Problems problems;

    /**
     * A check.
     *
     * @param suggestions what else may have been meant
     * @param evaluator resolves what Maven resolves only when it calls a goal; gives an empty text for what is not there
     * @param problems gets what is wrong
     */
    ConfigurationCheck(Suggestions suggestions, UnaryOperator<String> evaluator, Problems problems) {
        this.suggestions = suggestions;
        this.evaluator = evaluator;
        this.problems = problems;
    }

    /**
     * Checks one element.
     *
     * @param element as it is given
     * @param shape what it should be like
     * @param path of its parent
     * @return what is right in it
     */
    Element accept(Element element, Shape shape, ElementPath path) {
        if (element.namesItsClass() && !path.names().isEmpty()) {
            return element;
        }
        var here = path.then(element.name());
        if (shape instanceof Shape.Items items) {
            return items(element, items, here);
        }
        if (shape instanceof Shape.Parts parts) {
            return parts(element, parts, here);
        }
        if (shape instanceof Shape.Entries) {
            return new EntriesCheck(evaluator, problems).accept(element, here);
        }
        return shape instanceof Shape.Anything ? element : text(element, shape instanceof Shape.Flag, here);
    }

    private Element text(Element element, boolean isFlag, ElementPath here) {
        for (var child : element.children()) {
            problems.add(here.then(child.name()).toString(), suggestions.forPart(here, child.name(), List.of()));
        }
        if (isFlag) {
            Flags.check(here, evaluated(element.text().orElse("")), problems);
        }
        return element.hasChildren() ? element.withChildren(List.of()) : element;
    }

    private String evaluated(String text) {
        return text.contains("${") ? evaluator.apply(text) : text;
    }

    private Element items(Element list, Shape.Items shape, ElementPath here) {
        var items = new ArrayList<Element>();
        for (var item : list.children()) {
            if (shape.names().contains(item.name())
                    || !(shape.only() || suggestions.isNear(item.name(), shape.names()))) {
                items.add(accept(item, shape.item(), here));
            } else {
                problems.add(here.then(item.name()).toString(), suggestions.forPart(here, item.name(), shape.names()));
            }
        }
        return list.withChildren(items);
    }

    private Element parts(Element whole, Shape.Parts shape, ElementPath here) {
        var parts = new ArrayList<Element>();
        for (var part : whole.children()) {
            var known = shape.parts().get(part.name());
            if (known != null) {
                parts.add(accept(part, known, here));
            } else {
                problems.add(
                        here.then(part.name()).toString(),
                        suggestions.forPart(here, part.name(), shape.parts().keySet()));
            }
        }
        return whole.withChildren(parts);
    }
}
