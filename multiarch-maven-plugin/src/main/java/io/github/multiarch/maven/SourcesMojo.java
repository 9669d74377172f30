package io.github.multiarch.maven;

import io.github.multiarch.config.IndexSpec;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.fragment.FragmentFiles;
import io.github.multiarch.spec.SpecFile;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What a goal has that puts images together which exist. */
abstract class SourcesMojo extends TargetMojo {
    /**
     * The images, in the order of the index: <code>registry/name:tag</code>, with a digest or without, <code>oci:path</code>, <code>oci-archive:path</code> or <code>docker-archive:path</code> for an OCI image layout, a tar archive of one, or what <code>docker save</code> wrote. An index among them
     * contributes its images, or those for the platform that is said. The platform is what the image's config says. Where that leaves something open, an element
     * says it: <code>os</code>, <code>architecture</code>, <code>variant</code>, <code>osVersion</code>, <code>osFeatures</code>, <code>features</code>, and
     * <code>annotations</code> of the entry; what contradicts the config is an error. On the command line between commas, with the platform behind <code>=</code> where it has to be said:
     * <code>-Dmultiarch.sources=acme/app:1.0-amd64,acme/app:1.0-arm=linux/arm/v6</code>.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;sources&gt;
     *   &lt;source&gt;registry.example.com/acme/app:1.0-amd64&lt;/source&gt;
     *   &lt;source&gt;
     *     &lt;image&gt;registry.example.com/acme/app:1.0-arm&lt;/image&gt;
     *     &lt;variant&gt;v6&lt;/variant&gt;
     *     &lt;annotations&gt;&lt;org.example.board&gt;rpi&lt;/org.example.board&gt;&lt;/annotations&gt;
     *   &lt;/source&gt;
     * &lt;/sources&gt;
     * </pre>
     */
    @Parameter
    private @Nullable List<SourceParameter> sources;

    /**
     * Names one source for each of <code>platforms</code>: <code>OS</code>, <code>ARCH</code> and <code>VARIANT</code>, or <code>{os}</code>, <code>{arch}</code> and <code>{variant}</code>, stand
     * for what Go calls the platform.
     *
     * <p>Example:
     *
     * <pre>
     * mvn multiarch:index -Dmultiarch.image=acme/app:1.0 -Dmultiarch.template=acme/app:1.0-OS-ARCHVARIANT -Dmultiarch.platforms=linux/amd64,linux/arm/v7
     * </pre>
     */
    @Parameter(property = "multiarch.template")
    private @Nullable String template;

    /**
     * The platforms that the template names images for, those that the mode <code>remove</code> takes out, or those that the mode <code>filter</code> keeps; for these two modes also
     * <code>linux/arm/*</code> and the like, or <code>all,!windows/*</code>. Of a <code>&lt;platform&gt;</code> with
     * parts only the name counts. On the command line: <code>-Dmultiarch.platforms=linux/amd64,linux/arm/v7</code>.
     *
     * <p>Example:
     *
     * <pre>
     * mvn multiarch:index -Dmultiarch.image=acme/app:1.0 -Dmultiarch.mode=remove -Dmultiarch.platforms=linux/arm/v6
     * </pre>
     */
    @Parameter
    private @Nullable List<PlatformParameter> platforms;

    /**
     * A YAML file that says what the index is made of, in the form of manifest-tool's specs: <code>image</code>, <code>tags</code>, <code>manifests</code> with an <code>image</code>, a
     * <code>platform</code> (<code>os</code>, <code>architecture</code>, <code>variant</code>, <code>os.version</code>, <code>os.features</code>, <code>features</code>) and <code>annotations</code>
     * each; besides <code>annotations</code> of the index, <code>template</code>, <code>platforms</code> and <code>format</code>. What is on the command line counts more, and what is in the pom less. A relative path begins where Maven was started.
     *
     * <p>Example:
     *
     * <pre>
     * mvn multiarch:index -Dmultiarch.spec=app.yaml
     * </pre>
     */
    @Parameter(property = "multiarch.spec")
    private @Nullable File spec;

    /**
     * What the goal <code>push</code> left on several machines with <code>-Dmultiarch.fragment</code>: files, or folders, in which every <code>fragment.json</code> and
     * <code>fragment-….json</code> is one. They say all that the index needs: image, tags, images, annotations, format. They must agree in that. Whether platforms get tags of their own they do not say: give <code>platformTags</code> to this goal. On the command line between commas, relative to where Maven was started.
     *
     * <p>Example:
     *
     * <pre>
     * mvn multiarch:index -Dmultiarch.fragments=fragments
     * </pre>
     */
    @Parameter(property = "multiarch.fragments")
    private @Nullable List<String> fragments;

    SourcesMojo(MavenSession session, SettingsServers servers, Pipelines pipelines) {
        super(session, servers, pipelines);
    }

    /** What files say, those that count most first. */
    final List<IndexSpec> files() throws InvalidRequestException {
        var start = Path.of(session().getExecutionRootDirectory());
        var specs = new ArrayList<IndexSpec>();
        var file = commandLine().path("spec", start, spec);
        if (file.isPresent()) {
            specs.add(SpecFile.read(file.get()));
        }
        var parts = commandLine().list("fragments", fragments);
        if (!parts.isEmpty()) {
            specs.add(FragmentFiles.read(parts.stream().map(start::resolve).toList()));
        }
        return specs;
    }

    /** What the pom says, for this goal or for others. */
    final IndexSpec pom(@Nullable Map<String, String> annotations, @Nullable String format) {
        return new IndexSpec(
                imageOfPom(),
                tagsOfPom(),
                Elements.list(sources).stream()
                        .map(SourceParameter::toParameters)
                        .toList(),
                Elements.text(template),
                Elements.list(platforms).stream()
                        .map(PlatformParameter::toString)
                        .toList(),
                Elements.map(annotations),
                Elements.text(format));
    }
}
