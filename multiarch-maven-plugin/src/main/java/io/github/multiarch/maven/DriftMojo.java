package io.github.multiarch.maven;

import io.github.multiarch.config.DriftRequest;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.OutputForm;
import io.github.multiarch.config.Problems;
import io.github.multiarch.drift.DriftReport;
import java.io.IOException;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Tells, for each platform of an image that was pushed, whether its base has moved since: by the annotations <code>org.opencontainers.image.base.name</code> and <code>base.digest</code>, which
 * <code>build</code> writes, against what that name stands for now. Fails when a base has moved or is gone, so that a nightly job knows when to build again; an image that does not say its base, or
 * a base that cannot be asked, is told and is no failure. Nothing is downloaded but manifests. Needs no project.
 */
@Mojo(
        name = "drift",
        requiresProject = false,
        aggregator = true,
        configurator = CheckedConfigurator.NAME,
        threadSafe = true)
public class DriftMojo extends ExistingImageMojo {
    @Inject
    DriftMojo(MavenSession session, SettingsServers servers, Pipelines pipelines, StandardOutput standardOutput) {
        super(session, servers, pipelines, standardOutput);
    }

    @Override
    void run() throws IOException, InvalidRequestException, MojoFailureException {
        var problems = new Problems();
        var credentials = credentials(problems);
        var reference = reference(problems);
        if (session().isOffline()) {
            problems.add("drift", "cannot ask for bases while Maven is offline; run without -o");
        }
        var form = form(problems);
        var options = options(problems);
        problems.throwIfAny();

        var image = reference.orElseThrow();
        DriftReport report;
        try (var pipeline = open(options, credentials, registryOf(image))) {
            report = pipeline.drift(new DriftRequest(image));
        }
        if (form.orElseThrow() == OutputForm.JSON) {
            print(report.json(), OutputForm.JSON);
        } else if (!report.hasDrifted()) {
            print(report.text(), OutputForm.TABLE);
        }
        if (report.hasDrifted()) {
            throw new MojoFailureException(report.text());
        }
    }
}
