package io.github.multiarch.maven;

import io.github.multiarch.config.BuildFolders;
import io.github.multiarch.config.BuildFolders.Build;
import io.github.multiarch.config.ImageOwner;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.Target;
import io.github.multiarch.report.OutputDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.maven.project.MavenProject;

/**
 * Which folder has the result of which execution: {@code target/multiarch} that of the execution without an id of its own, and {@code target/multiarch-ID} that of any
 * other, so that one pom makes several images.
 */
final class OutputFolders {
    private static final String NAME = "multiarch";

    private final MavenProject project;
    private final BuildFolders built;

    /**
     * Of one module.
     *
     * @param built in this run
     */
    OutputFolders(MavenProject project, BuildFolders built) {
        this.project = project;
        this.built = built;
    }

    /** A folder with the result of an execution. */
    private record Found(String execution, Path folder, Optional<String> image) {
        @Override
        public String toString() {
            return folder + " (" + (execution.isEmpty() ? "the default" : "execution " + execution)
                    + image.map(name -> ", " + name).orElse("") + ")";
        }
    }

    /** Where an execution leaves its result, unless it says otherwise. */
    Path own(String execution) {
        var target = Path.of(project.getBuild().getDirectory());
        return target.resolve(
                ImageExecution.isDefault(execution) ? NAME : NAME + "-" + execution.replaceAll("[^A-Za-z0-9._-]", "_"));
    }

    /** The same, as its element says, if it has one. */
    Path of(ImageExecution execution) {
        return execution
                .text("outputDirectory")
                .map(text -> project.getBasedir().toPath().resolve(text))
                .orElseGet(() -> own(execution.id()));
    }

    /**
     * Where an execution finds what another one may have built: its own folder, where it builds, too; else that of the only one that does, or of the only one that builds the image.
     *
     * @param id of the execution
     * @param target what it publishes, if that is known
     * @throws InvalidRequestException when there are several
     * @throws IOException when a report cannot be read
     */
    Path taken(String id, Optional<Target> target) throws InvalidRequestException, IOException {
        var own = own(id);
        var builds = builds();
        if (builds.isEmpty() || builds.stream().anyMatch(build -> build.folder().equals(own))) {
            return own;
        }
        var matching = builds.size() == 1
                ? builds
                : builds.stream().filter(build -> isOf(build, target)).toList();
        if (matching.size() != 1) {
            throw RegistryMojo.invalid("outputDirectory", several(builds));
        }
        var found = matching.get(0);
        if (new OutputDirectory(own).isComplete()) {
            var there = new OutputDirectory(found.folder());
            if (!there.isComplete()) {
                return own;
            }
            if (!there.read().digest().equals(new OutputDirectory(own).read().digest())) {
                throw RegistryMojo.invalid(
                        "outputDirectory", several(List.of(new Found("", own, Optional.empty()), found)));
            }
        }
        return found.folder();
    }

    /** Where an execution that builds nothing leaves what it has found out: beside the result of the only one that does, or in its own folder. */
    Path near(String execution) {
        var own = own(execution);
        var builds = builds();
        return builds.size() != 1 ? own : builds.get(0).folder();
    }

    /** Those of all executions that build, and the one of goals from the command line. */
    SortedSet<Path> all() {
        var all = new TreeSet<Path>();
        all.add(own("default"));
        builds().forEach(build -> all.add(build.folder()));
        return all;
    }

    /** Whose result a folder has. */
    ImageOwner owner(Path folder) {
        return builds().stream()
                .filter(build -> build.folder().equals(folder))
                .findFirst()
                .map(build -> new ImageOwner(id(), build.execution()))
                .orElseGet(() -> new ImageOwner(id(), ""));
    }

    /** Those of this run, else those that the pom has. */
    private List<Found> builds() {
        var found = new ArrayList<Found>();
        for (var build : built.of(id())) {
            found.add(found(build));
        }
        if (found.isEmpty()) {
            ImageExecution.of(project).stream()
                    .filter(execution -> execution.has("build"))
                    .map(execution -> new Found(
                            ImageExecution.isDefault(execution.id()) ? "" : execution.id(),
                            of(execution),
                            execution.text("image")))
                    .forEach(found::add);
        }
        return found;
    }

    private static Found found(Build build) {
        return new Found(
                build.owner().execution(),
                build.folder(),
                Optional.of(build.target().image().toString()));
    }

    private boolean isOf(Found build, Optional<Target> target) {
        return target.isPresent()
                && build.image()
                        .flatMap(image -> Reactor.target(image, project.getVersion()))
                        .filter(target.get().image()::equals)
                        .isPresent();
    }

    private static String several(List<Found> builds) {
        return "this module has several results of the goal build: "
                + builds.stream().map(Found::toString).collect(Collectors.joining(", "))
                + ". Say whose: bind this goal to the same execution, name that on the command line, as in mvn"
                + " multiarch:push@ID, or give <outputDirectory>";
    }

    private String id() {
        return Reactor.idOf(project);
    }
}
