package io.github.multiarch.maven;

import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.Problems;
import io.github.multiarch.config.PushRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what <code>build</code> wrote, and never rebuilds: layers first, then each platform's image, then the index over them, and its tags last, so that a tag never
 * stands for something incomplete.
 *
 * <p>Runs in the phase <code>deploy</code> when its execution names no other.
 */
@Mojo(name = "push", defaultPhase = LifecyclePhase.DEPLOY, configurator = CheckedConfigurator.NAME, threadSafe = true)
public class PushMojo extends BuiltImageMojo {
    /**
     * Asks the registry for every layer and config, also of images that it has already, and sends what is missing. Without, an image that is there counts as complete, as the
     * specification has it. For registries that have lost something.
     *
     * <p>Example:
     *
     * <pre>
     * mvn multiarch:push -Dmultiarch.force
     * </pre>
     */
    @Parameter(property = "multiarch.force", defaultValue = "false")
    private boolean force;

    /**
     * Whether to push the images by their digests only, without the index and without any tag, and to leave <code>fragment.json</code> in the output directory: for an application whose platforms
     * are built on different machines. The goal <code>index</code> makes one index of the fragments of all (<code>-Dmultiarch.fragments</code>); <code>platformTags</code> is for
     * that goal then.
     *
     * <p>Example:
     *
     * <pre>
     * mvn deploy -Dmultiarch.platforms=linux/arm64 -Dmultiarch.fragment
     * </pre>
     */
    @Parameter(property = "multiarch.fragment", defaultValue = "false")
    private boolean fragment;

    /**
     * Whether tags are moved only when all modules of the run have succeeded: each module's images and layers are checked and sent in its turn, and all tags of all modules move at the end, or none. When it is not given, as
     * <code>deployAtEnd</code> of the maven-deploy-plugin. A run that fails says what was sent; one that is resumed (<code>-rf</code>) publishes that, too.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;pushAtEnd&gt;true&lt;/pushAtEnd&gt;
     * </pre>
     */
    @Parameter(property = "multiarch.pushAtEnd")
    private @Nullable Boolean pushAtEnd;

    @Inject
    PushMojo(MavenSession session, MavenProject project, SettingsServers servers, Pipelines pipelines) {
        super(session, project, servers, pipelines);
    }

    @Override
    void make() throws IOException, InvalidRequestException {
        if (session().isOffline()) {
            throw invalid(
                    "push",
                    "cannot reach a registry while Maven is offline; run without -o, and without <offline> in settings.xml");
        }
        refuseSharedNames();
        var target = target();
        var acceptance = acceptance();
        if (target.isPresent()) {
            claim(folders().owner(acceptance.outputDirectory()), target.get(), List.of());
        }
        var problems = new Problems();
        var credentials = credentials(target, problems);
        var options = options(problems);
        problems.throwIfAny();
        try (var pipeline = open(options, credentials, registryOf(target))) {
            pipeline.accept(acceptance);
            var request = new PushRequest(
                    acceptance.outputDirectory(), target, commandLine().flag("force", force));
            if (commandLine().flag("fragment", fragment)) {
                var pushed = pipeline.pushFragment(request);
                pushed.index()
                        .manifests()
                        .forEach(entry -> getLog().info(pushed.image()
                                .withDigest(entry.digest())
                                .toString()));
            } else if (isAtEnd()) {
                var sent = pipeline.send(request);
                PushAtEnd.of(session())
                        .add(project(), sent, () -> reopen(options, credentials, registryOf(target)), getLog());
                getLog().info(sent.image() + " is sent; its tags wait for the end of the build");
            } else {
                getLog().info(pipeline.push(request).toString());
            }
        }
    }

    private boolean isAtEnd() {
        return commandLine()
                .text("pushAtEnd")
                .map(Boolean::valueOf)
                .or(() -> Optional.ofNullable(pushAtEnd))
                .orElseGet(() -> PushAtEnd.isDefaultOf(
                        project(), new Pom(project(), session().getUserProperties())));
    }
}
