package io.github.multiarch.maven;

import io.github.multiarch.check.CheckFiles;
import io.github.multiarch.check.CheckReport;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.OutputForm;
import io.github.multiarch.config.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;

/**
 * Tells which platforms the application will run on, before anything is built: a matrix of its base and of each dependency with native code. Reads what <code>build</code> reads, and
 * fails for what <code>build</code> would fail for; and, unless <code>nativeCode</code> says otherwise, for a dependency that has native code for others and none for one of the
 * platforms; then it looks, unless Maven is offline, whether the newest version or another classifier has it. Layers are not fetched. The matrix is also in <code>check.json</code> and on the page <code>check.html</code>, in <code>outputDirectory</code>.
 *
 * <p>Runs in the phase <code>verify</code> when its execution names no other.
 */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.RUNTIME_PLUS_SYSTEM,
        configurator = CheckedConfigurator.NAME,
        threadSafe = true)
public class CheckMojo extends ApplicationMojo {
    /**
     * How to show the matrix: <code>table</code>, lines in Maven's log, or <code>json</code>, for programs, on standard output; with <code>-q</code> nothing else is there.
     *
     * <p>Example:
     *
     * <pre>
     * mvn -q multiarch:check -Dmultiarch.output=json | jq .problems
     * </pre>
     */
    @Parameter(property = "multiarch.output", defaultValue = "table")
    private String output;

    private final StandardOutput standardOutput;

    @Inject
    CheckMojo(
            MavenSession session,
            MavenProject project,
            SettingsServers servers,
            Pipelines pipelines,
            ProjectArtifacts artifacts,
            StandardOutput standardOutput) {
        super(session, project, servers, pipelines, artifacts);
        this.standardOutput = standardOutput;
    }

    @Override
    Path outputDirectory() {
        return givenDirectory().orElseGet(() -> folders().near(execution().getExecutionId()));
    }

    @Override
    void make() throws IOException, InvalidRequestException, MojoFailureException {
        refuseSharedNames();
        var problems = new Problems();
        var credentials = credentials(problems);
        var options = options(problems);
        var bases = bases(problems);
        var form =
                problems.attempt("output", () -> OutputForm.parse(commandLine().choice("output", output)));
        var request = request(problems);
        CheckReport report;
        try (var pipeline =
                open(options, bases, credentials, request.target().image().registry())) {
            report = pipeline.check(request, artifacts());
        }
        print(report, form.orElseThrow());
        if (!report.isSound()) {
            throw new MojoFailureException("the check has found problems:\n"
                    + report.problems().stream()
                            .map(problem -> "  - " + problem)
                            .collect(Collectors.joining("\n")));
        }
    }

    private void print(CheckReport report, OutputForm form) throws IOException {
        var shown = CheckFiles.show(report, form);
        if (form == OutputForm.JSON) {
            standardOutput.print(shown);
        } else {
            report.notes().forEach(note -> getLog().info(note));
            shown.lines().forEach(line -> getLog().info(line));
            report.warnings().forEach(warning -> getLog().warn(warning));
            getLog().info("the same as a page: " + outputDirectory().resolve("check.html"));
        }
    }
}
