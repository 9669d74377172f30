package io.github.multiarch.maven;

import io.github.multiarch.config.InspectRequest;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.Problems;
import java.io.IOException;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Shows an image: its platforms, with digests, sizes, layers, when they were made and what they are based on. Needs no project.
 */
@Mojo(name = "inspect", requiresProject = false, aggregator = true, threadSafe = true)
public class InspectMojo extends ExistingImageMojo {
    @Inject
    InspectMojo(MavenSession session, SettingsServers servers, Pipelines pipelines, StandardOutput standardOutput) {
        super(session, servers, pipelines, standardOutput);
    }

    @Override
    void run() throws IOException, InvalidRequestException {
        var problems = new Problems();
        var credentials = credentials(problems);
        var reference = reference(problems);
        var form = form(problems);
        var options = options(problems);
        problems.throwIfAny();

        var request = new InspectRequest(reference.orElseThrow(), form.orElseThrow());
        try (var pipeline = open(options, credentials, registryOf(request.image()))) {
            print(pipeline.inspect(request), request.output());
        }
    }
}
