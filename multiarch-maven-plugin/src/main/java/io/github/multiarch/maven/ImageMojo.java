package io.github.multiarch.maven;

import io.github.multiarch.config.InvalidRequestException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What the goals have that make or publish a project's image. */
abstract class ImageMojo extends RegistryMojo {
    /**
     * The image: <code>registry/name</code> or <code>registry/name:tag</code>. Without a tag it gets the project's version; without a registry it goes to Docker Hub.
     * Required.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;image&gt;registry.example.com/acme/orders&lt;/image&gt;
     * </pre>
     */
    @Parameter(property = "multiarch.image")
    private @Nullable String image;

    /**
     * More tags for the same image. On the command line: <code>-Dmultiarch.tags=latest,1.4</code>.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;tags&gt;
     *   &lt;tag&gt;latest&lt;/tag&gt;
     * &lt;/tags&gt;
     * </pre>
     */
    @Parameter(property = "multiarch.tags")
    private @Nullable List<String> tags;

    /**
     * Whether each platform's image gets tags of its own too: <code>1.0-amd64</code>, <code>1.0-arm64</code>, <code>1.0-armv7</code> beside <code>1.0</code>.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;platformTags&gt;true&lt;/platformTags&gt;
     * </pre>
     */
    @Parameter(property = "multiarch.platformTags", defaultValue = "false")
    private boolean platformTags;

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
     * Where <code>build</code> leaves its result, and <code>push</code> finds it: an OCI image layout in <code>layout/</code>, the digest in <code>digest</code>, and
     * <code>report.json</code>. The next build replaces them. What archives of <code>files</code> were unpacked to lies in <code>unpacked/</code>, and stays for the next build.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;outputDirectory&gt;${project.build.directory}/image&lt;/outputDirectory&gt;
     * </pre>
     */
    @Parameter(property = "multiarch.outputDirectory", defaultValue = "${project.build.directory}/multiarch")
    private File outputDirectory;

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
    abstract Optional<String> reasonToSkip();

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

    final Optional<String> image() {
        return commandLine().text("image", image);
    }

    final List<String> tags() {
        return commandLine().list("tags", tags);
    }

    final boolean platformTags() {
        return commandLine().flag("platformTags", platformTags);
    }

    final Path outputDirectory() {
        return commandLine()
                .path("outputDirectory", project.getBasedir().toPath(), outputDirectory)
                .orElseThrow();
    }
}
