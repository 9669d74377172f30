package io.github.multiarch.maven;

import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.LoadRequest;
import io.github.multiarch.config.PlatformSelection;
import io.github.multiarch.config.Problems;
import java.io.IOException;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Gives what <code>build</code> wrote to the container engine of this machine, Docker or Podman, to try it: one platform's image, or several where it holds such, under the image's name and tags. It is the image that
 * <code>push</code> publishes; nothing is built again. The only goal that needs an engine.
 *
 * <p>Runs in no phase unless its execution names one; that must be <code>package</code> or later, after <code>build</code>.
 */
@Mojo(name = "load", configurator = CheckedConfigurator.NAME, threadSafe = true)
public class LoadMojo extends BuiltImageMojo {
    /**
     * The engine's own client: a program on the <code>PATH</code>, or its path. When it is not given, <code>docker</code>, and <code>podman</code> where that does not answer. What the client takes from
     * its environment, such as <code>DOCKER_HOST</code>, holds here too.
     *
     * <p>Example:
     *
     * <pre>
     * mvn package multiarch:load -Dmultiarch.engine=podman
     * </pre>
     */
    @Parameter(property = "multiarch.engine")
    private @Nullable String engine;

    /**
     * Whose image. When it is not given, the one that the engine's machine runs best; of 32-bit ARM an engine does not say the version, which counts as v7.
     *
     * <p>Example:
     *
     * <pre>
     * mvn package multiarch:load -Dmultiarch.platform=linux/s390x
     * </pre>
     */
    @Parameter(property = "multiarch.platform")
    private @Nullable String platform;

    /**
     * The platforms whose images are loaded under one name, as an index: names, <code>all</code>, <code>all,!linux/s390x</code>. For Docker with the image store of containerd, which new installations have
     * since 29, and earlier ones by <code>"features": {"containerd-snapshotter": true}</code> in <code>daemon.json</code>; another engine holds one, which is an error that says so before
     * anything is sent. Where <code>platform</code> is
     * given, that one alone is loaded. Not for the pom, whose platforms are those that are built.
     *
     * <p>Example:
     *
     * <pre>
     * mvn package multiarch:load -Dmultiarch.platforms=linux/amd64,linux/arm64
     * </pre>
     */
    @Parameter(property = "multiarch.platforms")
    private @Nullable List<String> selectedPlatforms;

    @Inject
    LoadMojo(MavenSession session, MavenProject project, SettingsServers servers, Pipelines pipelines) {
        super(session, project, servers, pipelines);
    }

    @Override
    void make() throws IOException, InvalidRequestException {
        var target = target();
        var acceptance = acceptance();
        var problems = new Problems();
        var credentials = credentials(target, problems);
        var one = platform(platform, problems);
        var several = PlatformSelection.read(commandLine().list("platforms", selectedPlatforms), problems);
        var options = options(problems);
        problems.throwIfAny();
        try (var pipeline = open(options, credentials, registryOf(target))) {
            pipeline.accept(acceptance);
            var image = pipeline.load(new LoadRequest(
                    acceptance.outputDirectory(),
                    target,
                    commandLine().text("engine", engine),
                    one,
                    several,
                    session().isOffline()));
            getLog().info(image.toString());
        }
    }
}
