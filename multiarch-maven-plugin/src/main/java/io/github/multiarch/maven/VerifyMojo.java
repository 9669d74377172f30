package io.github.multiarch.maven;

import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.LayerReading;
import io.github.multiarch.config.OutputForm;
import io.github.multiarch.config.PlatformSelection;
import io.github.multiarch.config.Problems;
import io.github.multiarch.config.VerifyRequest;
import io.github.multiarch.inspect.Verification;
import java.io.IOException;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether an image in a registry or a layout holds together: each image of its index, each config and each layer is there and has its size and digest; configs agree with the
 * index; media types are of one family; no platform is there twice, and arm says its variant. Fails when something is wrong, and says all of it; warns where images are for variants such
 * as <code>linux/amd64/v3</code> alone, which podman and older Docker do not take. Asks the registry itself: what is remembered from
 * builds does not count. Needs no project.
 */
@Mojo(
        name = "verify",
        requiresProject = false,
        aggregator = true,
        configurator = CheckedConfigurator.NAME,
        threadSafe = true)
public class VerifyMojo extends ExistingImageMojo {
    /**
     * Platforms that the image must have. It may have more, but none that an exclamation mark leaves out beside <code>all</code> (<code>all,!windows/*</code>); <code>linux/arm/*</code> asks for one of these at least. Of
     * a <code>&lt;platform&gt;</code> with parts only the name counts, so that a project's own image is held against what its pom builds.
     *
     * <p>Example:
     *
     * <pre>
     * mvn multiarch:verify -Dmultiarch.image=registry.example.com/acme/orders:1.0 -Dmultiarch.platforms=linux/amd64,linux/arm64
     * </pre>
     */
    @Parameter
    private @Nullable List<PlatformParameter> platforms;

    /**
     * How closely layers are looked at: <code>listed</code> asks whether they are there, with their sizes; <code>read</code> downloads them and holds every byte against their digests;
     * <code>unpacked</code> unpacks them too, and holds that against the digests in the config.
     *
     * <p>Example:
     *
     * <pre>
     * mvn multiarch:verify -Dmultiarch.image=registry.example.com/acme/orders:1.0 -Dmultiarch.layers=read
     * </pre>
     */
    @Parameter(property = "multiarch.layers", defaultValue = "listed")
    private String layers;

    /**
     * Whether what refers to the image is verified as well: signatures, bills of materials, and what refers to those. Each must be there, name the image as its <code>subject</code>, and have all
     * that it names, as closely as <code>layers</code> says. Without, it is counted only.
     *
     * <p>Example:
     *
     * <pre>
     * mvn multiarch:verify -Dmultiarch.image=registry.example.com/acme/orders:1.0 -Dmultiarch.deep
     * </pre>
     */
    @Parameter(property = "multiarch.deep", defaultValue = "false")
    private boolean deep;

    @Inject
    VerifyMojo(MavenSession session, SettingsServers servers, Pipelines pipelines, StandardOutput standardOutput) {
        super(session, servers, pipelines, standardOutput);
    }

    @Override
    void run() throws IOException, InvalidRequestException, MojoFailureException {
        var problems = new Problems();
        var credentials = credentials(problems);
        var reference = reference(problems);
        var wanted = PlatformSelection.read(commandLine().platforms(platforms), problems);
        var reading = problems.attempt(
                "layers", () -> LayerReading.parse(commandLine().choice("layers", layers)));
        var form = form(problems);
        var options = options(problems);
        problems.throwIfAny();

        var request = new VerifyRequest(
                reference.orElseThrow(),
                wanted,
                reading.orElseThrow(),
                commandLine().flag("deep", deep));
        Verification verification;
        try (var pipeline = open(options, credentials, registryOf(request.image()))) {
            verification = pipeline.verify(request);
        }
        if (form.orElseThrow() != OutputForm.JSON) {
            verification.warnings().forEach(warning -> getLog().warn(warning));
        }
        if (form.orElseThrow() == OutputForm.JSON) {
            print(verification.json(), OutputForm.JSON);
        } else if (verification.isSound()) {
            print(verification.text(), OutputForm.TABLE);
        }
        if (!verification.isSound()) {
            throw new MojoFailureException(verification.text());
        }
    }
}
