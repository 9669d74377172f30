package io.github.multiarch.maven;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What may stand in an element. It follows from the field that Maven puts the element into, so a parameter has its shape from the moment that it has its field.
 */
sealed interface Shape {
    /** Text without elements: a string, a number, a file. */
    record Text() implements Shape {}

    /** {@code true} or {@code false}. */
    record Flag() implements Shape {}

    /** Keys of the user's own, each with a text. */
    record Entries() implements Shape {}

    /** What the goal reads itself. */
    record Anything() implements Shape {}

    /**
     * A list.
     *
     * @param names what the documentation calls an item
     * @param only whether an item may have no other name; else it is free, as usual with Maven
     * @param item the shape of each
     */
    record Items(Set<String> names, boolean only, Shape item) implements Shape {}

    /**
     * An element with parts, or a text that stands for one of them.
     *
     * @param parts by their names
     */
    record Parts(SortedMap<String, Shape> parts) implements Shape {}

    /** What the methods begin with that Maven calls. */
    String SETTER = "set";

    /**
     * The shape of an element that Maven puts into a field.
     *
     * @param name of the element: its items have the same in the singular, unless their class says another
     * @param type of the field
     */
    static Shape of(String name, Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            if (Map.class.isAssignableFrom(raw)) {
                return new Entries();
            }
            return Collection.class.isAssignableFrom(raw)
                    ? items(name, generic.getActualTypeArguments()[0])
                    : new Anything();
        }
        return type instanceof Class<?> plain ? of(plain) : new Anything();
    }

    private static Shape of(Field field) {
        var shape = of(field.getName(), field.getGenericType());
        var said = field.getAnnotation(ItemName.class);
        return said != null && shape instanceof Items items
                ? new Items(new TreeSet<>(Set.of(said.value())), true, items.item())
                : shape;
    }

    private static Shape of(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return new Flag();
        }
        if (type.getPackage() == Shape.class.getPackage() && !type.isEnum()) {
            var parts = new TreeMap<String, Shape>();
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isFinal(field.getModifiers())) {
                    parts.put(field.getName(), of(field));
                }
            }
            // Maven prefers them to fields, and calls one for each element of its name.
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().startsWith(SETTER)
                        && method.getName().length() > SETTER.length()
                        && method.getParameterCount() == 1) {
                    var name = method.getName().substring(SETTER.length());
                    var part = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
                    parts.put(part, of(part, method.getGenericParameterTypes()[0]));
                }
            }
            return new Parts(parts);
        }
        return type.isPrimitive() || type.isEnum() || type.getName().startsWith("java.") ? new Text() : new Anything();
    }

    private static Shape items(String name, Type type) {
        var item = of(name, type);
        var said = type instanceof Class<?> plain ? plain.getAnnotation(ItemName.class) : null;
        return said == null
                ? new Items(Set.of(singular(name)), false, item)
                : new Items(new TreeSet<>(Set.of(said.value())), true, item);
    }

    private static String singular(String plural) {
        if (plural.endsWith("ies")) {
            return plural.substring(0, plural.length() - 3) + "y";
        }
        return plural.toLowerCase(Locale.ROOT).endsWith("s") ? plural.substring(0, plural.length() - 1) : plural;
    }
}
