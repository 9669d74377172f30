package io.github.multiarch.plan;

import io.github.multiarch.config.BuildRequest;
import io.github.multiarch.config.Entrypoint;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes every decision of a build. */
public final class Planner {
    private final ContentSources sources;
    private final MainClassFinder mainClasses;

    /**
     * With the places where bases are.
     *
     * @param sources opens bases
     * @param mainClasses is asked when the user names none
     */
    public Planner(ContentSources sources, MainClassFinder mainClasses) {
        this.sources = sources;
        this.mainClasses = mainClasses;
    }

    /**
     * Decides.
     *
     * @param request what the user wants
     * @return the plan
     * @throws InvalidRequestException with everything that stands in the way
     */
    public BuildPlan plan(BuildRequest request) throws InvalidRequestException {
        var problems = new Problems();
        var survey = survey(request, problems, () -> mainClass(request, problems));
        if (!survey.problems().isEmpty()) {
            throw new InvalidRequestException(survey.problems());
        }
        return new BuildPlan(request, survey.images(), survey.remarks(), survey.mainClass());
    }

    /**
     * Looks how far it gets, before anything is compiled: what the JVM starts is left open.
     *
     * @param request what the user wants
     * @return what can be decided, and all that cannot
     */
    public Survey survey(BuildRequest request) {
        return survey(request, new Problems(), () -> request.container().mainClass());
    }

    private Survey survey(BuildRequest request, Problems problems, Supplier<Optional<String>> starting) {
        checkFiles(request, problems);
        var remarks = ForeignFiles.find(request, problems);
        var mainClass = starting.get();
        var resolver = new BaseResolver(sources, problems);
        var images = new ArrayList<PlannedImage>();
        for (var platform : request.platforms()) {
            resolver.resolve(platform).ifPresent(base -> images.add(new PlannedImage(platform, base)));
        }
        return new Survey(images, remarks, mainClass, problems.found());
    }

    private static void checkFiles(BuildRequest request, Problems problems) {
        for (var dependency : request.application().dependencies()) {
            var file = dependency.file();
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                problems.add(
                        "dependency " + file,
                        Files.isDirectory(file)
                                ? "is a directory; its module has to be packaged first: run mvn package or a later phase"
                                : "is not a readable file");
            }
        }
    }

    private Optional<String> mainClass(BuildRequest request, Problems problems) {
        var container = request.container();
        if (!(container.entrypoint() instanceof Entrypoint.Java)
                || container.mainClass().isPresent()) {
            return container.mainClass();
        }
        var classes = request.application().classes();
        List<String> found;
        try {
            found = mainClasses.find(classes);
        } catch (IOException e) {
            problems.add("container/mainClass", "looking for it in " + classes + " failed: " + e.getMessage());
            return Optional.empty();
        }
        if (found.size() == 1) {
            return Optional.of(found.get(0));
        }
        problems.add(
                "container/mainClass",
                found.isEmpty()
                        ? "no class in " + classes + " has a main method; name one with"
                                + " <container><mainClass>com.example.Main</mainClass></container>, or say what to start with <entrypoint>"
                        : "several classes have a main method; choose one with <container><mainClass>…</mainClass></container>: "
                                + String.join(", ", found));
        return Optional.empty();
    }
}
