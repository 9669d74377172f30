package io.github.multiarch.maven;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/**
 * The list of all parameters, with their defaults: the {@code @Parameter} fields of the goals, as they stand in the plugin's descriptor, which Maven has read already. Names of elements, names behind
 * {@code -Dmultiarch.} and what {@code multiarch:help} tells are all taken from there.
 */
final class Parameters {
    /** Those that a goal reads from the command line itself, since Maven could not make them of a text, or would lose what the pom says. */
    private static final Map<String, Set<String>> OF_THE_COMMAND_LINE_TOO = Map.of(
            "index", Set.of("sources", "annotations", "platforms"),
            "copy", Set.of("platforms"),
            "verify", Set.of("platforms"));

    private static final String START = "${multiarch.";

    private final SortedMap<String, List<Declared>> declared = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> properties = new TreeMap<>();
    private final Set<String> flags = new TreeSet<>();
    private final ClassLoader loader;

    /**
     * The parameters of a plugin.
     *
     * @param plugin this one
     * @param loader has the classes of the goals
     */
    Parameters(PluginDescriptor plugin, ClassLoader loader) {
        this.loader = loader;
        for (var goal : plugin.getMojos()) {
            if (!goal.getGoal().equals("help") && goal.getParameters() != null) {
                for (var parameter : goal.getParameters()) {
                    if (parameter.isEditable()) {
                        add(goal, parameter);
                    }
                }
            }
        }
    }

    private void add(MojoDescriptor goal, Parameter parameter) {
        var all = declared.get(parameter.getName());
        if (all == null) {
            all = new ArrayList<>();
            declared.put(parameter.getName(), all);
        }
        all.add(new Declared(goal, parameter.getType()));
        var property = property(goal, parameter);
        if (property.isPresent()) {
            var takers = properties.get(property.get());
            if (takers == null) {
                takers = new TreeSet<>();
                properties.put(property.get(), takers);
            }
            takers.add(goal.getGoal());
            if (parameter.getType().equals("boolean")) {
                flags.add(property.get());
            }
        }
    }

    private static Optional<String> property(MojoDescriptor goal, Parameter parameter) {
        if (OF_THE_COMMAND_LINE_TOO.getOrDefault(goal.getGoal(), Set.of()).contains(parameter.getName())) {
            return Optional.of(parameter.getName());
        }
        var element = goal.getMojoConfiguration().getChild(parameter.getName(), false);
        var text = element == null ? null : element.getValue(null);
        return text == null ? Optional.empty() : propertyOf(text);
    }

    /** The name behind {@code multiarch.} of the property that an element stands for. */
    static Optional<String> propertyOf(String text) {
        return text.startsWith(START) && text.indexOf('}') == text.length() - 1
                ? Optional.of(text.substring(START.length(), text.length() - 1))
                : Optional.empty();
    }

    /** The names of all elements. */
    SortedSet<String> names() {
        return new TreeSet<>(declared.keySet());
    }

    /** The names that may stand behind {@code -Dmultiarch.}. */
    SortedSet<String> properties() {
        return new TreeSet<>(properties.keySet());
    }

    /** The goals that hear a property. */
    SortedSet<String> goalsOf(String property) {
        return properties.getOrDefault(property, new TreeSet<>());
    }

    /** Whether a property is true or false. */
    boolean isFlag(String property) {
        return flags.contains(property);
    }

    /** Whether any goal has a parameter. */
    boolean know(String name) {
        return declared.containsKey(name);
    }

    /** The goals that have a parameter; none when it is not known. */
    List<String> goalsWith(String name) {
        var goals = new ArrayList<String>();
        for (var declaration : declared.getOrDefault(name, List.of())) {
            goals.add(declaration.goal().getGoal());
        }
        return goals;
    }

    /** What the element of a parameter may hold for one goal; empty when the goal has none of the name. */
    Optional<Shape> shape(String goal, String name) {
        for (var declaration : declared.getOrDefault(name, List.of())) {
            if (declaration.goal().getGoal().equals(goal)) {
                return Optional.of(shape(declaration, name));
            }
        }
        return Optional.empty();
    }

    private Shape shape(Declared declaration, String name) {
        return switch (declaration.type()) {
            case "boolean" -> new Shape.Flag();
            case "int", "java.lang.String", "java.io.File" -> new Shape.Text();
            case "java.util.Map" -> new Shape.Entries();
            default -> shapeOfField(declaration.goal(), name);
        };
    }

    private Shape shapeOfField(MojoDescriptor goal, String name) {
        try {
            Class<?> type = Class.forName(goal.getImplementation(), false, loader);
            while (type != null) {
                for (Field field : type.getDeclaredFields()) {
                    if (field.getName().equals(name)) {
                        return Shape.of(name, field.getGenericType());
                    }
                }
                type = type.getSuperclass();
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the plugin lacks its goal " + goal.getGoal(), e);
        }
        return new Shape.Anything();
    }

    private record Declared(MojoDescriptor goal, String type) {}
}
