package io.github.multiarch.maven;

import io.github.multiarch.config.Application;
import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.Application.Kind;
import io.github.multiarch.config.ContainerizingMode;
import io.github.multiarch.config.PlacedFiles;
import io.github.multiarch.config.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** A project as an application: its classes, and its class path at run time as Maven resolved it. */
final class ProjectApplication {
    private static final Set<String> RUN_TIME_SCOPES =
            Set.of(Artifact.SCOPE_COMPILE, Artifact.SCOPE_RUNTIME, Artifact.SCOPE_SYSTEM);
    /** Part of Maven's model, not of an application. */
    private static final String POM = "pom";

    private final Set<String> modules;
    private final DependencyRules rules;
    private final Problems problems;
    private final Consumer<String> info;
    private final Set<String> places = new HashSet<>();

    private ProjectApplication(
            Collection<MavenProject> reactor, DependencyRules rules, Problems problems, Consumer<String> info) {
        this.modules = reactor.stream()
                .map(MavenProject::getArtifact)
                .map(ProjectApplication::key)
                .collect(Collectors.toSet());
        this.rules = rules;
        this.problems = problems;
        this.info = info;
    }

    /**
     * The application of a project.
     *
     * @param project with its dependencies resolved
     * @param session knows all modules, and so what else this project's developers make; whether they are built in this run must not change an image
     * @param mode what of the project's own goes into the images
     * @param besides where files of the project's own go that only its war has
     * @param filesOfAllPlatforms need not exist
     * @param rules which dependencies stay out
     * @param problems gets what is wrong with an artifact
     * @param ofServers gets what is wrong where a server shall start it, which frameworks may know better
     * @param info is told what is in no image although the project has it
     */
    static Application of(
            MavenProject project,
            MavenSession session,
            ContainerizingMode mode,
            Path besides,
            Path filesOfAllPlatforms,
            DependencyRules rules,
            Problems problems,
            Problems ofServers,
            Consumer<String> info) {
        var reactor = Objects.requireNonNullElse(session.getAllProjects(), session.getProjects());
        var dependencies = new ProjectApplication(reactor, rules, problems, info).dependencies(project.getArtifacts());
        var own = ProjectContent.of(project, mode, besides, dependencies, ofServers);
        return new Application(
                Path.of(project.getBuild().getOutputDirectory()),
                own.content(),
                own.dependencies(),
                Files.isDirectory(filesOfAllPlatforms) ? List.of(PlacedFiles.atRoot(filesOfAllPlatforms)) : List.of());
    }

    private List<Dependency> dependencies(Collection<Artifact> artifacts) {
        var dependencies = new ArrayList<Dependency>();
        var others = new ArrayList<String>();
        artifacts.stream()
                .filter(artifact -> artifact.getFile() != null)
                .filter(artifact -> ResolvedSnapshot.of(
                                artifact, artifact.getFile().toPath())
                        .equals(artifact.getFile().toPath()))
                .forEach(artifact -> places.add(artifact.getFile().getName()));
        for (var artifact : artifacts) {
            if (!RUN_TIME_SCOPES.contains(artifact.getScope()) || !rules.takes(artifact)) {
                continue;
            }
            if (artifact.getArtifactHandler().isAddedToClasspath() && !isOfTheJdk(artifact)) {
                dependency(artifact).ifPresent(dependencies::add);
            } else if (!artifact.getType().equals(POM)) {
                others.add(artifact.toString());
            }
        }
        if (!others.isEmpty()) {
            info.accept(
                    "not for the class path, and so in no image unless <files> has it: " + String.join(", ", others));
        }
        return rules.atRunTime(List.copyOf(dependencies));
    }

    /** Of the scope system, such as tools.jar: the base has its own. */
    private static boolean isOfTheJdk(Artifact artifact) {
        return artifact.getScope().equals(Artifact.SCOPE_SYSTEM)
                && artifact.getFile() != null
                && artifact.getFile().toPath().startsWith(System.getProperty("java.home"));
    }

    private Optional<Dependency> dependency(Artifact artifact) {
        return jar(artifact).map(file -> {
            var own = ResolvedSnapshot.of(artifact, file);
            // The name stays that without the time, where no other jar has it.
            var place = own.equals(file) || !places.add(String.valueOf(file.getFileName()))
                    ? Optional.<String>empty()
                    : Optional.of("libs/" + file.getFileName());
            return new Dependency(own, kind(artifact), id(artifact), place);
        });
    }

    private Optional<Path> jar(Artifact artifact) {
        if (artifact.getFile() == null) {
            problems.add(
                    "dependency " + artifact,
                    "has no file; run 'mvn package' or a later phase, so that Maven makes or resolves it");
            return Optional.empty();
        }
        var file = artifact.getFile().toPath();
        if (Files.isDirectory(file)) {
            problems.add(
                    "module " + artifact.getGroupId() + ":" + artifact.getArtifactId(),
                    "is only there as the directory " + file
                            + ", and images hold jars; run 'mvn package' or a later phase");
            return Optional.empty();
        }
        return Optional.of(file);
    }

    private Kind kind(Artifact artifact) {
        if (modules.contains(key(artifact))) {
            return Kind.MODULE;
        }
        return artifact.isSnapshot() ? Kind.SNAPSHOT : Kind.RELEASE;
    }

    static String id(Artifact artifact) {
        return key(artifact) + (artifact.hasClassifier() ? ":" + artifact.getClassifier() : "");
    }

    private static String key(Artifact artifact) {
        return artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getBaseVersion();
    }
}
