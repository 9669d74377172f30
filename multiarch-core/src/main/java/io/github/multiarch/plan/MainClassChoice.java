package io.github.multiarch.plan;

import io.github.multiarch.config.ApplicationContent;
import io.github.multiarch.config.BuildRequest;
import io.github.multiarch.config.Entrypoint;
import io.github.multiarch.config.Problems;
import io.github.multiarch.config.Start;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The class that the JVM starts: the one that the user names, or the only one that has a main method. */
record MainClassChoice(BuildRequest request, MainClassFinder mainClasses) {
    /**
     * Decides.
     *
     * @param problems gets what has to be said where there is none or where there are several
     * @return empty where nothing is started by its class, or where none could be chosen
     */
    Optional<String> choose(Problems problems) {
        var container = request.container();
        if (request.application().content() instanceof ApplicationContent.Unmade unmade) {
            problems.add(unmade.framework(), unmade.reason());
            return Optional.empty();
        }
        if (container.mainClass().isPresent() || !Starts.asksForMainClass(request)) {
            return container.mainClass();
        }
        if (!(container.entrypoint() instanceof Entrypoint.Java)) {
            return only();
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
        var launcher = Starts.launcher(request).map(Start.MainClass::mainClass);
        if (found.isEmpty() && launcher.isPresent()) {
            return launcher;
        }
        problems.add("container/mainClass", choice(found));
        return Optional.empty();
    }

    /** For a script that the user starts; it may know better, so what is wrong here is in nobody's way. */
    private Optional<String> only() {
        try {
            var found = mainClasses.find(request.application().classes());
            return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What to do about none or several. */
    private String choice(List<String> found) {
        if (!found.isEmpty()) {
            return "several classes have a main method; choose one with <container><mainClass>…</mainClass></container>: "
                    + String.join(", ", found);
        }
        var what = "no class in " + request.application().classes() + " has a main method";
        return request.application()
                .framework()
                .map(framework -> what + ", and this is a project with " + framework.name() + ": " + framework.advice())
                .orElseGet(
                        () -> what
                                + "; name one with <container><mainClass>com.example.Main</mainClass></container>, or say what to start with <entrypoint>");
    }
}
