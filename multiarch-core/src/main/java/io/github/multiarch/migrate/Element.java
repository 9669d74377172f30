package io.github.multiarch.migrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An element of a pom.
 *
 * @param name without a namespace
 * @param text trimmed; blank when there is none
 * @param children in their order
 */
public record Element(String name, Text text, List<Node> children) implements Node {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    /** Takes a copy. */
    public Element {
        children = List.copyOf(children);
    }

    /**
     * An element with text only.
     *
     * @param name without a namespace
     * @param text of it
     * @return without children
     */
    public static Element of(String name, Text text) {
        return new Element(name, text, List.of());
    }

    /**
     * An element with text only, that has no properties.
     *
     * @param name without a namespace
     * @param text of it
     * @return without children
     */
    public static Element of(String name, String text) {
        return of(name, Text.of(text));
    }

    /**
     * An element around others.
     *
     * @param name without a namespace
     * @param children in their order
     * @return without text
     */
    public static Element of(String name, List<? extends Node> children) {
        return new Element(name, Text.of(""), List.copyOf(children));
    }

    /** The elements directly below. */
    List<Element> elements() {
        var elements = new ArrayList<Element>();
        for (var child : children) {
            if (child instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    /** The first element on a path of names. */
    Optional<Element> at(String path) {
        var found = Optional.of(this);
        for (var step : path.split("/", -1)) {
            found = found.flatMap(parent -> parent.elements().stream()
                    .filter(child -> child.name().equals(step))
                    .findFirst());
        }
        return found;
    }

    /** The text on a path of names; empty when it is blank. */
    Optional<Text> textAt(String path) {
        return at(path).map(Element::text).filter(text -> !text.isBlank());
    }

    boolean isEmpty() {
        return text.isBlank() && children.isEmpty();
    }

    /** The entries of a list: the texts of what is below, or what stands between commas. */
    List<Text> entries() {
        return elements().isEmpty()
                ? text.split()
                : elements().stream()
                        .map(Element::text)
                        .filter(entry -> !entry.isBlank())
                        .toList();
    }

    /** The same with an element at a path, in the place of what was there. */
    Element with(String path, Element replacement) {
        int slash = path.indexOf('/');
        var step = slash < 0 ? path : path.substring(0, slash);
        var kept = new ArrayList<Node>(children);
        var old = elements().stream().filter(child -> child.name().equals(step)).findFirst();
        var next = slash < 0
                ? replacement
                : old.orElseGet(() -> of(step, List.of())).with(path.substring(slash + 1), replacement);
        if (old.isPresent()) {
            kept.set(kept.indexOf(old.get()), next);
        } else {
            kept.add(next);
        }
        return new Element(name, text, kept);
    }

    /** An entry of a map; a key that is no name of an element has a form of its own. */
    static Element entry(String key, Text value) {
        return NAME.matcher(key).matches() ? of(key, value) : of("entry", List.of(of("name", key), of("value", value)));
    }

    static List<Element> list(String name, String... values) {
        return Arrays.stream(values).map(value -> of(name, value)).toList();
    }
}
