package io.github.multiarch.maven;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.ExportRequest;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.LayoutForm;
import io.github.multiarch.config.Problems;
import io.github.multiarch.oci.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Writes what <code>build</code> wrote to an OCI layout or an archive of one, for a machine without a way to a registry, and never rebuilds: with all platforms, and with the layers of the bases,
 * which are fetched from where the bases are. The index is the one that <code>push</code> publishes, so the digest is the same. The image's tags are its names there. Or writes one platform's image to
 * an archive for <code>docker load</code>.
 *
 * <p>Runs in no phase unless its execution names one; that must be <code>package</code> or later, after <code>build</code>.
 */
@Mojo(name = "export", configurator = CheckedConfigurator.NAME, threadSafe = true)
public class ExportMojo extends BuiltImageMojo {
    /**
     * Where to: <code>oci:path</code> for a directory, which keeps what it has, or <code>oci-archive:path</code> for a tar archive, which is complete from the moment that it is there; one that has other
     * images is not overwritten; <code>docker-archive:path</code> for an archive of one platform's image, which <code>docker load</code> and <code>podman load</code> take. A relative path begins at the project, and on the command line where Maven was started. Modules need a place each. When it is not given: the archive
     * <code>image.tar</code> in <code>outputDirectory</code>, which the next build removes.
     *
     * <p>Example:
     *
     * <pre>
     * mvn package multiarch:export -Dmultiarch.to=oci-archive:orders.tar
     * </pre>
     */
    @Parameter(property = "multiarch.to")
    private @Nullable String to;

    /**
     * Whose image goes into a <code>docker-archive:</code>, which holds one; needed when there are several.
     *
     * <p>Example:
     *
     * <pre>
     * mvn package multiarch:export -Dmultiarch.to=docker-archive:orders.tar -Dmultiarch.platform=linux/arm/v7
     * </pre>
     */
    @Parameter(property = "multiarch.platform")
    private @Nullable String platform;

    @Inject
    ExportMojo(MavenSession session, MavenProject project, SettingsServers servers, Pipelines pipelines) {
        super(session, project, servers, pipelines);
    }

    @Override
    void make() throws IOException, InvalidRequestException {
        var target = target();
        var acceptance = acceptance();
        var problems = new Problems();
        var credentials = credentials(target, problems);
        var place = place(problems);
        var one = imagePlatform(place, problems);
        var options = options(problems);
        problems.throwIfAny();
        try (var pipeline = open(options, credentials, registryOf(target))) {
            pipeline.accept(acceptance);
            getLog().info(pipeline.export(new ExportRequest(
                    acceptance.outputDirectory(), target, place, one, session().isOffline())));
        }
    }

    private Optional<Platform> imagePlatform(Optional<BaseReference.InLayout> place, Problems problems) {
        var one = platform(platform, problems);
        if (one.isPresent()
                && place.filter(to -> to.form() == LayoutForm.DOCKER_ARCHIVE).isEmpty()) {
            problems.add(
                    "platform", "is for docker-archive:, which holds one image; other places get all that was built");
        }
        return one;
    }

    private Optional<BaseReference.InLayout> place(Problems problems) {
        var directory = commandLine().text("to").isPresent()
                ? Path.of(session().getExecutionRootDirectory())
                : project().getBasedir().toPath();
        return commandLine()
                .text("to", to)
                .flatMap(text -> problems.attempt("to", () -> ExportRequest.place(text, directory)));
    }
}
