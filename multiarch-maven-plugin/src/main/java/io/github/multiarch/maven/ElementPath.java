package io.github.multiarch.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where an element stands below {@code <configuration>}.
 *
 * @param names from the top; none for {@code <configuration>} itself
 */
record ElementPath(List<String> names) {
    static final ElementPath TOP = new ElementPath(List.of());

    ElementPath then(String name) {
        var longer = new ArrayList<>(names);
        longer.add(name);
        return new ElementPath(List.copyOf(longer));
    }

    /** As tables name it: {@code container/labels}. */
    String slashed() {
        return String.join("/", names);
    }

    /** As the pom has it. */
    @Override
    public String toString() {
        return names.stream().map(name -> "<" + name + ">").collect(Collectors.joining());
    }
}
