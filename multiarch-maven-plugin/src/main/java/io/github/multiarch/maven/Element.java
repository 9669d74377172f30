package io.github.multiarch.maven;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * An element below {@code <configuration>}, as the model or Maven's configurator has it.
 *
 * @param name of the element
 * @param text trimmed; empty when there is none
 * @param attributes such as {@code combine.children}, and what Maven adds: {@code default-value}, {@code implementation}
 * @param children in their order
 */
record Element(String name, Optional<String> text, Map<String, String> attributes, List<Element> children) {
    static Element of(Xpp3Dom dom) {
        var attributes = new LinkedHashMap<String, String>();
        for (var name : dom.getAttributeNames()) {
            attributes.put(name, dom.getAttribute(name));
        }
        var children = new ArrayList<Element>();
        for (var child : dom.getChildren()) {
            children.add(of(child));
        }
        return new Element(dom.getName(), text(dom.getValue()), attributes, children);
    }

    static Element of(PlexusConfiguration configuration) {
        var attributes = new LinkedHashMap<String, String>();
        for (var name : configuration.getAttributeNames()) {
            attributes.put(name, configuration.getAttribute(name));
        }
        var children = new ArrayList<Element>();
        for (var child : configuration.getChildren()) {
            children.add(of(child));
        }
        return new Element(configuration.getName(), text(configuration.getValue(null)), attributes, children);
    }

    private static Optional<String> text(@Nullable String value) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.trim());
    }

    boolean hasChildren() {
        return !children.isEmpty();
    }

    /** Whether it names its own class, so that nothing is known of what it may hold. */
    boolean namesItsClass() {
        return attributes.containsKey("implementation");
    }

    Optional<Element> child(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).findFirst();
    }

    Element withText(Optional<String> other) {
        return new Element(name, other, attributes, children);
    }

    /** With other children, or this one where they are the same. */
    @SuppressWarnings("ReferenceEquality") // equal children would be compared as whole trees
    Element withChildren(List<Element> others) {
        boolean isSame = others.size() == children.size();
        for (int i = 0; isSame && i < others.size(); i++) {
            isSame = others.get(i) == children.get(i);
        }
        return isSame ? this : new Element(name, text, attributes, others);
    }

    PlexusConfiguration toConfiguration() {
        var configuration = new DefaultPlexusConfiguration(name, text.orElse(null));
        attributes.forEach(configuration::setAttribute);
        children.forEach(child -> configuration.addChild(child.toConfiguration()));
        return configuration;
    }
}
