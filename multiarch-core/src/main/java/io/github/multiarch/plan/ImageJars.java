package io.github.multiarch.plan;

import io.github.multiarch.config.Application.Dependency;
import java.util.List;
import java.util.Optional;

/**
 * The jars of one platform's image.
 *
 * @param jars in the order of the class path
 * @param sizes before and after; empty when all go as they are
 * @param notes which of them were left as they are, wholly or in part, or left out, and why
 */
public record ImageJars(List<PlannedJar> jars, Optional<Sizes> sizes, List<String> notes) {
    /** Takes copies. */
    public ImageJars {
        jars = List.copyOf(jars);
        notes = List.copyOf(notes);
    }

    /**
     * How large all jars are together.
     *
     * @param before in bytes, as they are
     * @param after in bytes, without the packed content of what is left out; its headers are not counted
     */
    public record Sizes(long before, long after) {}

    /**
     * All as they are.
     *
     * @param dependencies in the order of the class path
     * @return without sizes
     */
    public static ImageJars whole(List<Dependency> dependencies) {
        return new ImageJars(dependencies.stream().map(PlannedJar::whole).toList(), Optional.empty(), List.of());
    }

    /**
     * What they are made of.
     *
     * @return in the order of the class path
     */
    public List<Dependency> dependencies() {
        return jars.stream().map(PlannedJar::dependency).toList();
    }
}
