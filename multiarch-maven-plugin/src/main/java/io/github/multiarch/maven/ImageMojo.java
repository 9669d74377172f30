package io.github.multiarch.maven;

import io.github.multiarch.config.BuildFolders;
import io.github.multiarch.config.Claim;
import io.github.multiarch.config.Claims;
import io.github.multiarch.config.ImageOwner;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.Target;
import io.github.multiarch.oci.Platform;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What the goals have that make or publish a project's image. */
abstract class ImageMojo extends TargetMojo {
    /**
     * Whether to do nothing. On the command line: <code>-Dmultiarch.skip</code>.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;skip&gt;${skipTests}&lt;/skip&gt;
     * </pre>
     */
    @Parameter(property = "multiarch.skip", defaultValue = "false")
    private boolean skip;

    /**
     * Where <code>build</code> leaves its result, and <code>push</code> finds it: <code>target/multiarch</code>, and for an execution with an <code>id</code> of its own <code>target/multiarch-ID</code>, so that
     * several executions make several images. A goal whose execution builds nothing takes the result of the only one that does. It is an OCI image layout in <code>layout/</code>, the digest in <code>digest</code>, and
     * <code>report.json</code>. There <code>export</code> leaves <code>image.tar</code>, and <code>push</code> of a fragment <code>fragment.json</code>, too. The next build replaces them. What archives of <code>files</code> were unpacked to lies in <code>unpacked/</code>, and stays for the next build; so does what <code>load</code> gave to an engine, in <code>engine/</code>.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;outputDirectory&gt;${project.build.directory}/image&lt;/outputDirectory&gt;
     * </pre>
     */
    @Parameter(property = "multiarch.outputDirectory")
    private @Nullable File outputDirectory;

    @Inject
    private MojoExecution execution;

    private final MavenProject project;

    ImageMojo(MavenSession session, MavenProject project, SettingsServers servers, Pipelines pipelines) {
        super(session, servers, pipelines);
        this.project = project;
    }

    @Override
    final void run() throws IOException, InvalidRequestException, MojoFailureException {
        var reason = commandLine().flag("skip", skip) ? Optional.of("multiarch.skip is true") : reasonToSkip();
        if (reason.isPresent()) {
            getLog().info("Skipping: " + reason.get());
        } else {
            make();
        }
    }

    /** Why there is nothing to do; empty when there is. */
    abstract Optional<String> reasonToSkip() throws IOException, InvalidRequestException;

    final boolean isPom() {
        return project.getPackaging().equals("pom");
    }

    /** Whether it is a project for its own sake. One with modules says what they have in common. */
    final boolean isLeaf() {
        return project.getModules().isEmpty();
    }

    /** Does the goal's work. */
    abstract void make() throws IOException, InvalidRequestException, MojoFailureException;

    final MavenProject project() {
        return project;
    }

    final MojoExecution execution() {
        return execution;
    }

    final Optional<Path> givenDirectory() {
        return commandLine().path("outputDirectory", project.getBasedir().toPath(), outputDirectory);
    }

    final OutputFolders folders() {
        return new OutputFolders(project, builds());
    }

    final BuildFolders builds() {
        return Sessions.shared(session(), BuildFolders.class, BuildFolders::new);
    }

    /** Two images with one name are found before either is built or sent, as far as poms tell; the rest is found now. */
    final void claim(ImageOwner owner, Target target, List<Platform> platforms) throws InvalidRequestException {
        Sessions.shared(session(), Claims.class, Claims::new).add(Claim.of(owner, target, platforms));
    }

    final void refuseSharedNames() throws InvalidRequestException {
        new Reactor(session()).refuseSharedNames(execution);
    }
}
