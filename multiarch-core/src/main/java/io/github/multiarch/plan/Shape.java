package io.github.multiarch.plan;

import io.github.multiarch.config.Application;
import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.Application.Kind;
import io.github.multiarch.config.ApplicationContent.Exploded;
import io.github.multiarch.config.ApplicationContent.Packaged;
import io.github.multiarch.config.BuildRequest;
import io.github.multiarch.config.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request, and the jar that the build made of the project. A jar that goes into the images is one of the jars there like any other, and alone where it holds the others.
 *
 * @param request with those jars that the images get
 * @param jar empty when there is none, or it is of no account
 */
record Shape(BuildRequest request, Optional<ProjectJar> jar) {
    static Shape of(BuildRequest given, Problems problems) {
        var application = given.application();
        if (application.content() instanceof Exploded exploded) {
            var jar = exploded.artifact().filter(Files::isRegularFile).flatMap(file -> read(file, application));
            return new Shape(given, jar);
        }
        if (!(application.content() instanceof Packaged packaged)) {
            return new Shape(given, Optional.empty());
        }
        var file = packaged.artifact();
        if (!Files.isRegularFile(file)) {
            problems.add(
                    "containerizingMode",
                    "is packaged, and " + file
                            + " is not there; run mvn package or a later phase, with this goal after what makes it");
            return new Shape(given, Optional.empty());
        }
        var jar = read(file, application);
        if (jar.isEmpty()) {
            problems.add("containerizingMode", "is packaged, and " + file + " cannot be read as a jar");
        }
        return new Shape(given.with(with(file, jar.filter(ProjectJar::isWhole).isPresent(), application)), jar);
    }

    private static Optional<ProjectJar> read(Path file, Application application) {
        try {
            return Optional.of(ProjectJar.read(file, application.classes()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Application with(Path file, boolean isWhole, Application application) {
        var name = String.valueOf(file.getFileName());
        var jars = new ArrayList<>(List.of(new Dependency(file, Kind.MODULE, name, Optional.of(name))));
        if (!isWhole) {
            jars.addAll(application.dependencies());
        }
        return new Application(
                application.classes(), application.content(), jars, application.files(), application.framework());
    }
}
