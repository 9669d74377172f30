package io.github.multiarch.maven;

import io.github.multiarch.migrate.Element;
import io.github.multiarch.migrate.ForeignPlugin;
import io.github.multiarch.migrate.ForeignProject;
import io.github.multiarch.migrate.Migration;
import io.github.multiarch.migrate.PomFile;
import io.github.multiarch.migrate.PomText;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.jspecify.annotations.Nullable;

/**
 * Reads how this project makes its image with jib-maven-plugin, docker-maven-plugin (fabric8's or Spotify's), dockerfile-maven-plugin or Spring Boot's <code>build-image</code>, and prints the block of this
 * plugin that does the same, with a comment for each thing that has no counterpart. The configuration is the one that Maven has merged from parents, profiles and properties. Passwords are never printed.
 */
@Mojo(name = "migrate", configurator = CheckedConfigurator.NAME, threadSafe = true)
public class MigrateMojo extends AbstractMojo {
    /**
     * Whether to write the block into <code>pom.xml</code>, behind the other plugin, which stays. Nothing else in the file changes. Where the pom has this plugin already, nothing is written.
     *
     * <p>Example:
     *
     * <pre>
     * mvn multiarch:migrate -Dmultiarch.write
     * </pre>
     */
    @Parameter(property = "multiarch.write", defaultValue = "false")
    private boolean write;

    /**
     * The artifactId of the plugin whose configuration is read, or <code>groupId:artifactId</code>. Needed where the project makes images with several.
     *
     * <p>Example:
     *
     * <pre>
     * mvn multiarch:migrate -Dmultiarch.plugin=jib-maven-plugin
     * </pre>
     */
    @Parameter(property = "multiarch.plugin")
    private @Nullable String plugin;

    private final MavenSession session;
    private final MavenProject project;
    private final MojoExecution execution;
    private final StandardOutput output;

    @Inject
    MigrateMojo(MavenSession session, MavenProject project, MojoExecution execution, StandardOutput output) {
        this.session = session;
        this.project = project;
        this.execution = execution;
        this.output = output;
    }

    @Override
    public void execute() throws MojoExecutionException {
        try {
            run();
        } catch (IOException | IllegalArgumentException e) {
            throw new MojoExecutionException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
        }
    }

    private void run() throws IOException, MojoExecutionException {
        var found = chosen(new ForeignPlugins(project, session.getUserProperties(), this::resolved).found());
        if (found.isEmpty()) {
            getLog().info("There is nothing to migrate: none of these makes an image in this project: "
                    + Arrays.stream(ForeignPlugin.values())
                            .map(ForeignPlugin::key)
                            .collect(Collectors.joining(", ")));
            return;
        }
        var file = PomFile.read(project.getFile().toPath());
        var pom = new PomText(file.text());
        var other = found.get().plugin();
        var parent = pom.has(other) ? Optional.<MavenProject>empty() : parentWith(other);
        if (parent.isPresent()) {
            getLog().info(other.label() + " is configured in the parent "
                    + parent.get().getArtifactId() + ", which is in this build; its block goes there");
            return;
        }
        var blocks = Migration.of(found.get());
        if (blocks.isEmpty()) {
            getLog().info(other.key() + " builds no image here, so there is nothing to migrate");
            return;
        }
        hand(file, pom, Migration.plugin(blocks, execution.getVersion()), other);
    }

    private void hand(PomFile file, PomText pom, Element block, ForeignPlugin other) throws IOException {
        if (!new CommandLine(session.getUserProperties()).flag("write", write)) {
            getLog().info("This does in <build><plugins> what " + other.key() + " does; -Dmultiarch.write puts it into "
                    + project.getFile().getName());
            output.print(pom.block(block, other));
        } else if (pom.hasOurs()) {
            getLog().info(
                            project.getFile()
                                    + " has multiarch-maven-plugin already, so nothing was written; without -Dmultiarch.write the block is printed");
        } else {
            file.write(pom.with(block, other));
            getLog().info("Wrote multiarch-maven-plugin into " + project.getFile());
            getLog().info(other.key()
                    + " stays as it was: compare the images, then remove it. Until then both make one");
        }
    }

    private Optional<ForeignProject> chosen(List<ForeignProject> found) throws MojoExecutionException {
        var wanted = new CommandLine(session.getUserProperties()).text("plugin", plugin);
        var matching = found.stream()
                .filter(one -> wanted.isEmpty()
                        || one.plugin().key().equals(wanted.get())
                        || one.plugin().key().endsWith(":" + wanted.get()))
                .toList();
        if (matching.size() > 1 || (matching.isEmpty() && !found.isEmpty())) {
            var names = found.stream().map(one -> one.plugin().key()).collect(Collectors.joining(", "));
            throw new MojoExecutionException(
                    "plugin: images are made here by " + names + "; name one of them: -Dmultiarch.plugin="
                            + found.get(0).plugin().key());
        }
        return matching.stream().findFirst();
    }

    /** The parent that all its modules have the plugin from, when it is built along. */
    private Optional<MavenProject> parentWith(ForeignPlugin other) {
        var modules = Objects.requireNonNullElse(session.getAllProjects(), session.getProjects());
        for (var parent = project.getParent(); parent != null; parent = parent.getParent()) {
            var build = parent.getOriginalModel().getBuild();
            if (modules.contains(parent)
                    && build != null
                    && build.getPlugins().stream().anyMatch(one -> one.getKey().equals(other.key()))) {
                return Optional.of(parent);
            }
        }
        return Optional.empty();
    }

    private String resolved(String written) {
        try {
            return String.valueOf(new PluginParameterExpressionEvaluator(session, execution).evaluate(written));
        } catch (ExpressionEvaluationException e) {
            return written;
        }
    }
}
