package io.github.multiarch.maven;

import io.github.multiarch.config.Application;
import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.Application.Kind;
import io.github.multiarch.config.PlacedFiles;
import io.github.multiarch.config.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** A project as an application: its classes, and its class path at run time as Maven resolved it. */
final class ProjectApplication {
    private static final Set<String> RUN_TIME_SCOPES = Set.of(Artifact.SCOPE_COMPILE, Artifact.SCOPE_RUNTIME);

    private final Set<String> modules;
    private final Problems problems;

    private ProjectApplication(Collection<MavenProject> reactor, Problems problems) {
        this.modules = reactor.stream()
                .map(MavenProject::getArtifact)
                .map(ProjectApplication::key)
                .collect(Collectors.toSet());
        this.problems = problems;
    }

    /**
     * The application of a project.
     *
     * @param project with its dependencies resolved
     * @param session knows all modules, and so what else this project's developers make; whether they are built in this run must not change an image
     * @param filesOfAllPlatforms need not exist
     * @param problems gets what is wrong with an artifact
     */
    static Application of(MavenProject project, MavenSession session, Path filesOfAllPlatforms, Problems problems) {
        var reactor = Objects.requireNonNullElse(session.getAllProjects(), session.getProjects());
        return new Application(
                Path.of(project.getBuild().getOutputDirectory()),
                new ProjectApplication(reactor, problems).dependencies(project.getArtifacts()),
                Files.isDirectory(filesOfAllPlatforms) ? List.of(PlacedFiles.atRoot(filesOfAllPlatforms)) : List.of());
    }

    private List<Dependency> dependencies(Collection<Artifact> artifacts) {
        var dependencies = new ArrayList<Dependency>();
        for (var artifact : artifacts) {
            if (RUN_TIME_SCOPES.contains(artifact.getScope())
                    && artifact.getArtifactHandler().isAddedToClasspath()) {
                jar(artifact).ifPresent(file -> dependencies.add(new Dependency(file, kind(artifact), id(artifact))));
            }
        }
        return List.copyOf(dependencies);
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

    private static String id(Artifact artifact) {
        return key(artifact) + (artifact.hasClassifier() ? ":" + artifact.getClassifier() : "");
    }

    private static String key(Artifact artifact) {
        return artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getBaseVersion();
    }
}
