package io.github.multiarch.maven;

import io.github.multiarch.config.ArtifactId;
import io.github.multiarch.plan.Artifacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Artifacts from where Maven takes a project's dependencies from: its modules, its local repository, its remote ones with their mirrors and passwords. */
class ProjectArtifacts {
    private final RepositorySystem system;

    @Inject
    ProjectArtifacts(RepositorySystem system) {
        this.system = system;
    }

    Artifacts of(MavenSession session, MavenProject project) {
        return id -> find(id, session, project);
    }

    private Optional<Path> find(ArtifactId id, MavenSession session, MavenProject project) throws IOException {
        var artifact = new DefaultArtifact(
                id.groupId(), id.artifactId(), id.classifier().orElse(""), id.type(), id.version());
        var request = new ArtifactRequest(artifact, project.getRemoteProjectRepositories(), null);
        try {
            var found = system.resolveArtifact(session.getRepositorySession(), request);
            return Optional.of(found.getArtifact().getFile().toPath());
        } catch (ArtifactResolutionException e) {
            // Offline, all that is not here looks as if it were nowhere.
            boolean isAsked = !session.isOffline();
            if (isAsked && e.getResults().stream().allMatch(result -> result.isMissing())) {
                return Optional.empty();
            }
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
    }
}
