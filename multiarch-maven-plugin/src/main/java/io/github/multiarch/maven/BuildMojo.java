package io.github.multiarch.maven;

import io.github.multiarch.config.BuildFolders.Build;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.PlatformRequest;
import io.github.multiarch.config.Problems;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.report.OutputDirectory;
import java.io.IOException;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;

/**
 * Builds one image per platform, each on that platform's own base, and the index over them, into <code>target/multiarch</code>. No Docker, nothing of another architecture is
 * run, and nothing is published.
 *
 * <p>Runs in the phase <code>package</code> when its execution names no other.
 */
@Mojo(
        name = "build",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyResolution = ResolutionScope.RUNTIME_PLUS_SYSTEM,
        configurator = CheckedConfigurator.NAME,
        threadSafe = true)
public class BuildMojo extends ApplicationMojo {
    @Inject
    BuildMojo(
            MavenSession session,
            MavenProject project,
            SettingsServers servers,
            Pipelines pipelines,
            ProjectArtifacts artifacts) {
        super(session, project, servers, pipelines, artifacts);
    }

    @Override
    void make() throws IOException, InvalidRequestException {
        refuseSharedNames();
        var problems = new Problems();
        var credentials = credentials(problems);
        var options = options(problems);
        var bases = bases(problems);
        CompiledClasses.check(project(), problems);
        var request = request(problems);
        var owner = Reactor.owner(project(), execution().getExecutionId());
        claim(
                owner,
                request.target(),
                request.platforms().stream().map(PlatformRequest::platform).toList());
        builds().begin(new Build(owner, request.target(), request.outputDirectory()));
        try (var pipeline =
                open(options, bases, credentials, request.target().image().registry())) {
            getLog().info(pipeline.build(request, artifacts()).toString());
        }
        if (request.ofBase().isPresent()) {
            var report = new OutputDirectory(request.outputDirectory()).read();
            claim(
                    owner,
                    request.target(),
                    report.platforms().stream()
                            .map(image -> Platform.parse(image.platform()))
                            .toList());
        }
    }
}
