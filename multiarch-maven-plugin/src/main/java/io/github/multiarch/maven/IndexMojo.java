package io.github.multiarch.maven;

import io.github.multiarch.config.IndexParameters;
import io.github.multiarch.config.IndexRequest;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.Problems;
import io.github.multiarch.oci.Document;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Makes an index over images that exist, wherever they are and whoever made them, and pushes it with all that it names; or changes an index that is there. What <code>docker manifest
 * create</code>, <code>annotate</code> and <code>push</code> do, without anything local: every image is read first, its platform is held against its own config, and the tag moves last. Needs no project.
 *
 * <p>The image may also be a place on disk: <code>oci:path:tag</code> for the directory of an OCI layout, which keeps what it has, or <code>oci-archive:path:tag</code> for a tar archive of one.
 */
@Mojo(
        name = "index",
        requiresProject = false,
        aggregator = true,
        configurator = CheckedConfigurator.NAME,
        threadSafe = true)
public class IndexMojo extends SourcesMojo {
    /**
     * What becomes of what the image's name stands for: <code>create</code> makes a new index; <code>append</code> adds the sources to it, for platforms that it does not have; <code>replace</code>
     * puts them in the places of what it has for their platforms; <code>remove</code> takes platforms out; <code>filter</code> keeps only these platforms.
     *
     * <p>Example:
     *
     * <pre>
     * mvn multiarch:index -Dmultiarch.image=acme/app:1.0 -Dmultiarch.mode=append -Dmultiarch.sources=acme/app:1.0-s390x
     * </pre>
     */
    @Parameter(property = "multiarch.mode", defaultValue = "create")
    private String mode;

    /**
     * Annotations of the index. An index that is changed keeps those that it has. On the command line between commas:
     * <code>-Dmultiarch.annotations=org.example.team=orders,org.example.stage=test</code>.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;annotations&gt;
     *   &lt;org.example.team&gt;orders&lt;/org.example.team&gt;
     * &lt;/annotations&gt;
     * </pre>
     */
    @Parameter
    private @Nullable Map<String, String> annotations;

    /**
     * The family of media types: <code>oci</code> or <code>docker</code>. When it is not given, that of the images, and OCI's where they differ. Images of the other family get other media types, and so
     * other digests, which is said; their layers stay.
     *
     * <p>Example:
     *
     * <pre>
     * mvn multiarch:index -Dmultiarch.image=acme/app:1.0 -Dmultiarch.sources=acme/app:1.0-amd64,acme/app:1.0-arm64 -Dmultiarch.format=docker
     * </pre>
     */
    @Parameter(property = "multiarch.format")
    private @Nullable String format;

    /**
     * Whether sources that do not exist are left out, with a warning, instead of being an error.
     *
     * <p>Example:
     *
     * <pre>
     * mvn multiarch:index -Dmultiarch.image=acme/app:1.0 -Dmultiarch.sources=acme/app:1.0-amd64,acme/app:1.0-s390x -Dmultiarch.ignoreMissing
     * </pre>
     */
    @Parameter(property = "multiarch.ignoreMissing", defaultValue = "false")
    private boolean ignoreMissing;

    /**
     * Whether what is said of a source's platform counts although its config says something else.
     *
     * <p>Example:
     *
     * <pre>
     * mvn multiarch:index -Dmultiarch.image=acme/app:1.0 -Dmultiarch.sources=acme/app:mislabelled=linux/arm64 -Dmultiarch.force
     * </pre>
     */
    @Parameter(property = "multiarch.force", defaultValue = "false")
    private boolean force;

    /**
     * Whether to read everything, print the index as it would be pushed on standard output, and write nothing.
     *
     * <p>Example:
     *
     * <pre>
     * mvn -q multiarch:index -Dmultiarch.image=acme/app:1.0 -Dmultiarch.sources=acme/app:1.0-amd64,acme/app:1.0-arm64 -Dmultiarch.dryRun
     * </pre>
     */
    @Parameter(property = "multiarch.dryRun", defaultValue = "false")
    private boolean dryRun;

    /**
     * Which of the things that refer to an image of another repository go with it into the index's: signatures, bills of materials, attestations. <code>all</code> by default, <code>none</code>, or
     * their artifact types, in which <code>*</code> stands for any text; as in <code>multiarch:copy</code>. What refers to an index is not taken: it speaks of that one.
     *
     * <p>Example:
     *
     * <pre>
     * mvn multiarch:index -Dmultiarch.image=registry.example.com/acme/orders:1.0 -Dmultiarch.sources=… -Dmultiarch.referrers=none
     * </pre>
     */
    @Parameter(property = "multiarch.referrers")
    private @Nullable List<String> referrers;

    private final MavenProject project;
    private final StandardOutput standardOutput;

    @Inject
    IndexMojo(
            MavenSession session,
            MavenProject project,
            SettingsServers servers,
            Pipelines pipelines,
            StandardOutput standardOutput) {
        super(session, servers, pipelines);
        this.project = project;
        this.standardOutput = standardOutput;
    }

    @Override
    void run() throws IOException, InvalidRequestException {
        var problems = new Problems();
        var credentials = credentials(problems);
        var options = options(problems);
        var request = request(problems);
        if (session().isOffline()) {
            request.ifPresent(index -> refuseRegistries(index, problems));
        }
        problems.throwIfAny();

        var wanted = request.orElseThrow();
        try (var pipeline = open(options, credentials, Places.registryOf(wanted.to()))) {
            if (commandLine().flag("dryRun", dryRun)) {
                print(pipeline.compose(wanted), wanted);
            } else {
                getLog().info(pipeline.index(wanted));
            }
        }
    }

    private static void refuseRegistries(IndexRequest index, Problems problems) {
        Places.refuseRegistry("image", index.to().reference(), problems);
        index.sources().forEach(source -> Places.refuseRegistry("sources", source.reference(), problems));
    }

    private void print(Document index, IndexRequest wanted) throws IOException {
        standardOutput.print(new String(index.bytes(), StandardCharsets.UTF_8));
        getLog().info("dry run, nothing was written: " + wanted.to() + "@" + index.digest());
    }

    private Optional<IndexRequest> request(Problems problems) {
        try {
            var given = parameters(problems);
            for (var file : files()) {
                given = file.under(given);
            }
            return Optional.of(IndexRequest.read(pom(annotations, format).under(given)));
        } catch (InvalidRequestException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    /** What the command line says, and what no spec has. */
    private IndexParameters parameters(Problems problems) {
        var line = commandLine();
        return new IndexParameters(
                line.text("image").orElse(""),
                session().getRequest().isProjectPresent() ? defaultTag(project.getVersion()) : "latest",
                line.list("tags"),
                platformTags(),
                line.choice("mode", mode),
                line.list("sources").stream().map(SourceParameter::parse).toList(),
                line.text("template"),
                line.list("platforms"),
                annotations(problems),
                line.text("format"),
                line.flag("ignoreMissing", ignoreMissing),
                line.flag("force", force),
                line.list("referrers", referrers),
                Path.of(session().getExecutionRootDirectory()));
    }

    private SortedMap<String, String> annotations(Problems problems) {
        var all = new TreeMap<String, String>();
        for (var entry : commandLine().list("annotations")) {
            int equals = entry.indexOf('=');
            if (equals < 1) {
                problems.add("annotations", "'" + entry + "' is no annotation; expected key=value");
            } else {
                all.put(entry.substring(0, equals), entry.substring(equals + 1));
            }
        }
        return all;
    }
}
