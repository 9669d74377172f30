package io.github.multiarch.maven;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.BaseReference.InRegistry;
import io.github.multiarch.config.InspectRequest;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.OutputForm;
import io.github.multiarch.config.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows an image: its platforms, with digests, sizes, layers, when they were made and what they are based on. Needs no project.
 */
@Mojo(name = "inspect", requiresProject = false, aggregator = true, threadSafe = true)
public class InspectMojo extends RegistryMojo {
    /**
     * The image: <code>registry/name:tag</code>, <code>registry/name@sha256:…</code>, or <code>oci:path</code> for an OCI image layout, a directory or a tar archive; a relative
     * path begins where Maven was started. Required.
     *
     * <p>Example:
     *
     * <pre>
     * mvn multiarch:inspect -Dmultiarch.image=eclipse-temurin:21-jre
     * </pre>
     */
    @Parameter(property = "multiarch.image")
    private @Nullable String image;

    /**
     * How to show it: <code>table</code>, lines in Maven's log, or <code>json</code>, for programs, on standard output; with <code>-q</code> nothing else is there.
     *
     * <p>Example:
     *
     * <pre>
     * mvn -q multiarch:inspect -Dmultiarch.image=eclipse-temurin:21-jre -Dmultiarch.output=json | jq .
     * </pre>
     */
    @Parameter(property = "multiarch.output", defaultValue = "table")
    private String output;

    private final StandardOutput standardOutput;

    @Inject
    InspectMojo(MavenSession session, SettingsServers servers, Pipelines pipelines, StandardOutput standardOutput) {
        super(session, servers, pipelines);
        this.standardOutput = standardOutput;
    }

    @Override
    void run() throws IOException, InvalidRequestException {
        var problems = new Problems();
        var credentials = credentials(problems);
        var reference = reference(problems);
        var form = problems.attempt(
                "output",
                () -> OutputForm.parse(commandLine().text("output", output).orElse("table")));
        var options = options(problems);
        problems.throwIfAny();

        var request = new InspectRequest(reference.orElseThrow(), form.orElseThrow());
        var registry = request.image() instanceof InRegistry remote
                ? remote.reference().registry()
                : "";
        try (var pipeline = open(options, credentials, registry)) {
            print(pipeline.inspect(request), request.output());
        }
    }

    private Optional<BaseReference> reference(Problems problems) {
        var text = commandLine().text("image", image);
        if (text.isEmpty()) {
            problems.add("image", "is missing; say what to show, such as -Dmultiarch.image=eclipse-temurin:21-jre");
            return Optional.empty();
        }
        var directory = Path.of(session().getExecutionRootDirectory());
        var reference = problems.attempt("image", () -> BaseReference.parse(text.get(), directory));
        if (reference.filter(r -> r instanceof InRegistry).isPresent()
                && session().isOffline()) {
            problems.add("image", text.get() + " is in a registry, and Maven is offline; run without -o");
        }
        return reference;
    }

    private void print(String shown, OutputForm form) throws IOException {
        if (form == OutputForm.JSON) {
            standardOutput.print(shown);
        } else {
            shown.lines().forEach(line -> getLog().info(line));
        }
    }
}
