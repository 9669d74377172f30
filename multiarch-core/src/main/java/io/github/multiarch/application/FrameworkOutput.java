package io.github.multiarch.application;

import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.ApplicationContent;
import java.util.List;

/**
 * What a framework's build has left.
 *
 * @param name what it is and where it was found, such as {@code Quarkus fast-jar from target/quarkus-app}
 * @param content what goes into the images beside the dependencies
 * @param dependencies the jars that it needs, at their places; sorted by place
 * @param leftOut what the images do without, and why; a sentence each
 */
public record FrameworkOutput(
        String name, ApplicationContent content, List<Dependency> dependencies, List<String> leftOut) {
    /** Takes copies. */
    public FrameworkOutput {
        dependencies = List.copyOf(dependencies);
        leftOut = List.copyOf(leftOut);
    }
}
