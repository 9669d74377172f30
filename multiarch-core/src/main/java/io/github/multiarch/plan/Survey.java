package io.github.multiarch.plan;

import io.github.multiarch.config.Problem;
import java.util.List;
import java.util.Optional;

/**
 * A plan as far as it goes.
 *
 * @param images of those platforms that have a base, in the order of the index
 * @param jars of every platform, in the order of the index
 * @param java what the application asks of each platform's Java, in the order of the index
 * @param remarks what the user should know, and what is in nobody's way
 * @param mainClass what the JVM starts; empty when it is not the JVM that is started, or it was not found
 * @param problems everything that stands in the way
 */
public record Survey(
        List<PlannedImage> images,
        List<PlatformJars> jars,
        List<JavaFit> java,
        List<String> remarks,
        Optional<String> mainClass,
        List<Problem> problems) {
    /** Takes copies. */
    public Survey {
        images = List.copyOf(images);
        jars = List.copyOf(jars);
        java = List.copyOf(java);
        remarks = List.copyOf(remarks);
        problems = List.copyOf(problems);
    }
}
