package io.github.multiarch.maven;

import io.github.multiarch.config.InspectRequest;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.OutputForm;
import io.github.multiarch.config.Problems;
import io.github.multiarch.oci.Platform;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows an image: its platforms, with digests, sizes, layers, when they were made and what they are based on, and what was attached to it; or one platform's image in full; or what an
 * engine on another machine would take, and why. Needs no project.
 */
@Mojo(
        name = "inspect",
        requiresProject = false,
        aggregator = true,
        configurator = CheckedConfigurator.NAME,
        threadSafe = true)
public class InspectMojo extends ExistingImageMojo {
    /**
     * Shows this platform's image in full: manifest, config, history and layers. With <code>output=raw</code> the bytes of its manifest. The index must have exactly this platform.
     *
     * <p>Example:
     *
     * <pre>
     * mvn multiarch:inspect -Dmultiarch.image=eclipse-temurin:17-jre -Dmultiarch.platform=linux/arm/v7
     * </pre>
     */
    @Parameter(property = "multiarch.platform")
    private @Nullable String platform;

    /**
     * Shows what a container engine on a machine of this platform would take, and why it takes nothing else: containerd's order of matching, and a line each where Docker's older store or
     * podman take something else. Explains an <code>exec format error</code>. Not
     * together with <code>platform</code>, nor with <code>output=raw</code>.
     *
     * <p>Example:
     *
     * <pre>
     * mvn multiarch:inspect -Dmultiarch.image=eclipse-temurin:17-jre -Dmultiarch.for=linux/arm/v8
     * </pre>
     */
    @Parameter(name = "for", property = "multiarch.for")
    private @Nullable String machine;

    @Inject
    InspectMojo(MavenSession session, SettingsServers servers, Pipelines pipelines, StandardOutput standardOutput) {
        super(session, servers, pipelines, standardOutput);
    }

    /**
     * What Maven sets the parameter {@code for} by, since a field cannot have that name.
     *
     * @param newMachine a platform
     */
    public void setFor(String newMachine) {
        machine = newMachine;
    }

    @Override
    void run() throws IOException, InvalidRequestException {
        var problems = new Problems();
        var credentials = credentials(problems);
        var reference = reference(problems);
        var form = form(problems, OutputForm::parseForDocument);
        var wanted = parsed("platform", platform, Platform::parse, problems);
        var engine = parsed("for", machine, Platform::parseMachine, problems);
        if (engine.isPresent() && wanted.isPresent()) {
            problems.add("for", "and platform are two questions; ask one at a time");
        }
        if (engine.isPresent() && form.filter(OutputForm.RAW::equals).isPresent()) {
            problems.add(
                    "for",
                    "is answered with output=table or json; output=raw with platform gives the bytes of a manifest");
        }
        var options = options(problems);
        problems.throwIfAny();

        var request = new InspectRequest(reference.orElseThrow(), form.orElseThrow(), wanted, engine);
        try (var pipeline = open(options, credentials, registryOf(request.image()))) {
            if (request.output() == OutputForm.RAW) {
                write(pipeline.raw(request));
            } else {
                print(pipeline.inspect(request), request.output());
            }
        }
    }

    private Optional<Platform> parsed(
            String parameter, @Nullable String inPom, Function<String, Platform> parser, Problems problems) {
        return commandLine()
                .text(parameter, inPom)
                .flatMap(text -> problems.attempt(parameter, () -> parser.apply(text)));
    }
}
