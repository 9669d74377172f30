package io.github.multiarch.plan;

import io.github.multiarch.config.BuildRequest;
import io.github.multiarch.config.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A plan as far as it goes.
 *
 * @param request as given, with all platforms that are known
 * @param images of those platforms that have a base, in the order of the index
 * @param jars of every platform, in the order of the index
 * @param java what the application asks of each platform's Java, in the order of the index
 * @param notes what was decided, for people
 * @param remarks what the user should know, and what is in nobody's way
 * @param mainClass what the JVM starts; empty when it is not the JVM that is started, or it was not found
 * @param problems everything that stands in the way
 */
public record Survey(
        BuildRequest request,
        List<PlannedImage> images,
        List<PlatformJars> jars,
        List<JavaFit> java,
        List<String> notes,
        List<String> remarks,
        Optional<String> mainClass,
        List<Problem> problems) {
    /** Takes copies. */
    public Survey {
        images = List.copyOf(images);
        jars = List.copyOf(jars);
        java = List.copyOf(java);
        notes = List.copyOf(notes);
        remarks = List.copyOf(remarks);
        problems = List.copyOf(problems);
    }

    /** Where it is not even known which platforms there are. */
    static Survey ofNothing(BuildRequest request, List<Problem> problems) {
        return new Survey(request, List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty(), problems);
    }

    /** Of the request as it was given, with what was said before. */
    Survey of(DecidedPlatforms decided) {
        var all = new ArrayList<>(decided.remarks());
        all.addAll(remarks);
        return new Survey(decided.request(), images, jars, java, decided.notes(), all, mainClass, problems);
    }
}
