package io.github.multiarch.maven;

import io.github.multiarch.config.ContainerizingMode;
import io.github.multiarch.config.LayerParameters;
import io.github.multiarch.config.Problems;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What of a project goes into its images, and in which layers. */
abstract class ContentMojo extends NativeCodeMojo {
    /**
     * What of the project's own goes into the images: <code>exploded</code>, classes and resources as files, of which a change sends little; or <code>packaged</code>, the jar or executable war that
     * the build made, with its manifest and whatever shade, assembly or another plugin did to it. A jar that has only the project's own classes gets its dependencies beside it.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;containerizingMode&gt;packaged&lt;/containerizingMode&gt;
     * </pre>
     */
    @Parameter(property = "multiarch.containerizingMode", defaultValue = "exploded")
    private String containerizingMode;

    /**
     * Which dependencies stay out of the images, although they are there at run time: <code>groupId:artifactId</code>, or <code>groupId:artifactId:classifier</code>, where
     * <code>*</code> stands for any number of characters. What Spring Boot's own jar would not hold needs no mention: its development tools, annotation processors, and what
     * spring-boot-maven-plugin is told to exclude. The log names all that is left out.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;dependencies&gt;
     *   &lt;exclude&gt;org.projectlombok:lombok&lt;/exclude&gt;
     *   &lt;exclude&gt;com.acme.tools:*&lt;/exclude&gt;
     * &lt;/dependencies&gt;
     * </pre>
     */
    @Parameter
    private @Nullable DependenciesParameter dependencies;

    /**
     * Layers of the images' own, besides those that there are anyway. Each has a <code>name</code> and takes <code>dependencies</code>, by <code>groupId:artifactId</code> or
     * <code>groupId:artifactId:classifier</code>, where <code>*</code> stands for any number of characters; <code>classes</code>, and resources, by their path in the project's
     * folder of classes; and <code>files</code>, whatever they are, by their path in the image. In paths <code>*</code> and <code>?</code> stand for anything within a name, <code>**</code> for any
     * number of folders. The first layer that names a file has it. They lie in their order, the first lowest, between the dependencies that are releases and all that changes more often; what none
     * of them takes stays in its usual layer. What containers see is the same.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;layers&gt;
     *   &lt;layer&gt;
     *     &lt;name&gt;company&lt;/name&gt;
     *     &lt;dependencies&gt;&lt;dependency&gt;com.acme.*:*&lt;/dependency&gt;&lt;/dependencies&gt;
     *   &lt;/layer&gt;
     *   &lt;layer&gt;
     *     &lt;name&gt;assets&lt;/name&gt;
     *     &lt;classes&gt;&lt;class&gt;static/**&lt;/class&gt;&lt;/classes&gt;
     *     &lt;files&gt;&lt;file&gt;/opt/model/**&lt;/file&gt;&lt;/files&gt;
     *   &lt;/layer&gt;
     * &lt;/layers&gt;
     * </pre>
     */
    @Parameter
    private @Nullable List<LayerParameter> layers;

    ContentMojo(MavenSession session, MavenProject project, SettingsServers servers, Pipelines pipelines) {
        super(session, project, servers, pipelines);
    }

    final ContainerizingMode mode(Problems problems) {
        return problems.attempt(
                        "containerizingMode",
                        () -> ContainerizingMode.parse(commandLine().choice("containerizingMode", containerizingMode)))
                .orElse(ContainerizingMode.EXPLODED);
    }

    final List<String> excludedDependencies() {
        return Optional.ofNullable(dependencies)
                .map(DependenciesParameter::excludes)
                .orElse(List.of());
    }

    final List<LayerParameters> layers() {
        return Elements.list(layers).stream().map(LayerParameter::toParameters).toList();
    }
}
