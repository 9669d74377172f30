package io.github.multiarch.maven;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;

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
        return new Element(
                dom.getName(),
                Elements.text(dom.getValue()),
                attributes(dom.getAttributeNames(), dom::getAttribute),
                Arrays.stream(dom.getChildren()).map(Element::of).toList());
    }

    static Element of(PlexusConfiguration configuration) {
        return new Element(
                configuration.getName(),
                Elements.text(configuration.getValue(null)),
                attributes(configuration.getAttributeNames(), configuration::getAttribute),
                Arrays.stream(configuration.getChildren()).map(Element::of).toList());
    }

    private static Map<String, String> attributes(String[] names, java.util.function.UnaryOperator<String> values) {
        var attributes = new LinkedHashMap<String, String>();
        for (var name : names) {
            attributes.put(name, values.apply(name));
        }
        return attributes;
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

    Element withChildren(List<Element> others) {
        return new Element(name, text, attributes, new ArrayList<>(others));
    }

    PlexusConfiguration toConfiguration() {
        var configuration = new DefaultPlexusConfiguration(name, text.orElse(null));
        attributes.forEach(configuration::setAttribute);
        children.forEach(child -> configuration.addChild(child.toConfiguration()));
        return configuration;
    }
}
