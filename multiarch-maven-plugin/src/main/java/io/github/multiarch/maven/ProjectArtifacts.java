package io.github.multiarch.maven;

import io.github.multiarch.config.ArtifactId;
import io.github.multiarch.plan.Artifacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.version.Version;

/** Artifacts from where Maven takes a project's dependencies from: its modules, its local repository, its remote ones with their mirrors and passwords. */
class ProjectArtifacts {
    /** Of versions that are not for everybody yet. */
    private static final Pattern EARLY =
            Pattern.compile("(?i)[-.](?:alpha|beta|rc|cr|m|ea|pre|preview|snapshot)[-.]?\\d*$");

    private final RepositorySystem system;

    @Inject
    ProjectArtifacts(RepositorySystem system) {
        this.system = system;
    }

    Artifacts of(MavenSession session, MavenProject project) {
        return new Artifacts() {
            @Override
            public Optional<Path> find(ArtifactId id) throws IOException {
                return ProjectArtifacts.this.find(id, session, project);
            }

            @Override
            public Optional<String> newestVersion(ArtifactId id) throws IOException {
                return newest(id, session, project);
            }
        };
    }

    private Optional<String> newest(ArtifactId id, MavenSession session, MavenProject project) throws IOException {
        var later = new DefaultArtifact(id.groupId(), id.artifactId(), id.type(), "[" + id.version() + ",)");
        var request = new VersionRangeRequest(later, project.getRemoteProjectRepositories(), null);
        try {
            var versions = system.resolveVersionRange(session.getRepositorySession(), request)
                    .getVersions();
            return versions.stream()
                    .map(Version::toString)
                    .filter(version -> !EARLY.matcher(version).find())
                    .reduce((older, newer) -> newer);
        } catch (VersionRangeResolutionException e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
    }

    private Optional<Path> find(ArtifactId id, MavenSession session, MavenProject project) throws IOException {
        var artifact = new DefaultArtifact(
                id.groupId(), id.artifactId(), id.classifier().orElse(""), id.type(), id.version());
        var request = new ArtifactRequest(artifact, project.getRemoteProjectRepositories(), null);
        try {
            var found = system.resolveArtifact(session.getRepositorySession(), request);
            return Optional.of(found.getArtifact().getFile().toPath());
        } catch (ArtifactResolutionException e) {
            boolean isMissing = e.getResults().stream().allMatch(result -> result.isMissing());
            if (isMissing && !session.isOffline()) {
                return Optional.empty();
            }
            // Offline, all that is not here looks as if it were nowhere.
            if (isMissing) {
                throw new IOException(
                        "Maven is offline, and it is not in the local repository; run Maven once without -o, and without"
                                + " <offline> in settings.xml",
                        e);
            }
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
    }
}
