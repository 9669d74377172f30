package io.github.multiarch.maven;

import io.github.multiarch.config.BuildParameters;
import io.github.multiarch.config.BuildRequest;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.PlatformParameters;
import io.github.multiarch.config.Problems;
import io.github.multiarch.oci.ImageReference;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Builds one image per platform, each on that platform's own base, and the index over them, into <code>target/multiarch</code>. No Docker, nothing of another architecture is
 * run, and nothing is published.
 *
 * <p>Runs in the phase <code>package</code> when its execution names no other.
 */
@Mojo(
        name = "build",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public class BuildMojo extends ImageMojo {
    private static final List<String> DEFAULT_PLATFORMS = List.of("linux/amd64", "linux/arm64");

    /**
     * What the images start from: an image of a registry, <code>oci:path</code> or <code>oci:path:tag</code> for an OCI image layout on disk, or <code>scratch</code> for nothing. By
     * default <code>eclipse-temurin:N-jre</code>, where N is the Java release that the project is compiled for.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;from&gt;eclipse-temurin:21-jre&lt;/from&gt;
     * </pre>
     */
    @Parameter(property = "multiarch.from")
    private @Nullable String from;

    /**
     * The platforms, in the order of the index; by default <code>linux/amd64</code> and <code>linux/arm64</code>. Each is a name, or an element with a name, a base of its own, and
     * environment variables, flags of the JVM, labels and directories with files that only this platform gets. On the command line
     * <code>-Dmultiarch.platforms=linux/arm64,linux/s390x</code> builds only these; those that are in the pom keep what the pom says of them.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;platforms&gt;
     *   &lt;platform&gt;linux/amd64&lt;/platform&gt;
     *   &lt;platform&gt;
     *     &lt;name&gt;linux/arm/v7&lt;/name&gt;
     *     &lt;from&gt;docker.io/acme/jre21-armhf:1&lt;/from&gt;
     *     &lt;jvmFlags&gt;&lt;jvmFlag&gt;-Xss512k&lt;/jvmFlag&gt;&lt;/jvmFlags&gt;
     *     &lt;environment&gt;&lt;LIMIT&gt;small&lt;/LIMIT&gt;&lt;/environment&gt;
     *     &lt;labels&gt;&lt;board&gt;rpi&lt;/board&gt;&lt;/labels&gt;
     *     &lt;files&gt;&lt;directory&gt;src/main/boards/rpi&lt;/directory&gt;&lt;/files&gt;
     *   &lt;/platform&gt;
     * &lt;/platforms&gt;
     * </pre>
     */
    @Parameter
    private @Nullable List<PlatformParameter> platforms;

    /**
     * Which of the platforms to build in this run: <code>-Dmultiarch.platforms</code>. Not for the pom. It is a parameter of its own since Maven gives a list that is on the
     * command line to the parameter whose property it is, and all that the pom says of each platform would be lost.
     *
     * <p>Example:
     *
     * <pre>
     * mvn package -Dmultiarch.platforms=linux/arm64,linux/s390x
     * </pre>
     */
    @Parameter(property = "multiarch.platforms")
    private @Nullable List<String> selectedPlatforms;

    /**
     * The family of media types: <code>oci</code>, or <code>docker</code> for registries and engines that know nothing newer.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;format&gt;docker&lt;/format&gt;
     * </pre>
     */
    @Parameter(property = "multiarch.format", defaultValue = "oci")
    private String format;

    /**
     * How the application's layers are packed: <code>gzip</code>, which every client reads; <code>zstd</code>, which is unpacked faster, for engines of
     * 2023 and later, such as Docker 23, and not for the format <code>docker</code>; or <code>none</code>. Jars and pictures are packed already and are stored as they are.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;compression&gt;zstd&lt;/compression&gt;
     * </pre>
     */
    @Parameter(property = "multiarch.compression", defaultValue = "gzip")
    private String compression;

    /**
     * Annotations of the index and of each platform's image, besides title, version, revision, time and what else the pom tells. An empty one removes what the pom tells.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;annotations&gt;
     *   &lt;org.opencontainers.image.licenses&gt;Apache-2.0&lt;/org.opencontainers.image.licenses&gt;
     * &lt;/annotations&gt;
     * </pre>
     */
    @Parameter
    private @Nullable Map<String, String> annotations;

    /**
     * How containers are run. All is optional: the main class is found; <code>args</code>, <code>user</code> and <code>workingDirectory</code> are the base's; <code>appRoot</code>,
     * where the application lies, is <code>/app</code>. An <code>entrypoint</code> replaces the call of <code>java</code>, and <code>INHERIT</code> keeps that of the base.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;container&gt;
     *   &lt;mainClass&gt;com.acme.orders.Main&lt;/mainClass&gt;
     *   &lt;jvmFlags&gt;&lt;jvmFlag&gt;-XX:MaxRAMPercentage=75&lt;/jvmFlag&gt;&lt;/jvmFlags&gt;
     *   &lt;args&gt;&lt;arg&gt;--serve&lt;/arg&gt;&lt;/args&gt;
     *   &lt;environment&gt;&lt;TZ&gt;UTC&lt;/TZ&gt;&lt;/environment&gt;
     *   &lt;labels&gt;&lt;team&gt;orders&lt;/team&gt;&lt;/labels&gt;
     *   &lt;ports&gt;&lt;port&gt;8080&lt;/port&gt;&lt;/ports&gt;
     *   &lt;volumes&gt;&lt;volume&gt;/data&lt;/volume&gt;&lt;/volumes&gt;
     *   &lt;user&gt;1000:1000&lt;/user&gt;
     *   &lt;workingDirectory&gt;/data&lt;/workingDirectory&gt;
     *   &lt;appRoot&gt;/app&lt;/appRoot&gt;
     * &lt;/container&gt;
     * </pre>
     */
    @Parameter
    private @Nullable ContainerParameter container;

    /**
     * Holds files that land at <code>/</code> of the images: of all images those in its folder <code>all</code>, of one platform's those in the folder that is named like it,
     * such as <code>linux-arm-v7</code>. Need not exist.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;filesDirectory&gt;${project.basedir}/src/main/image&lt;/filesDirectory&gt;
     * </pre>
     */
    @Parameter(property = "multiarch.filesDirectory", defaultValue = "${project.basedir}/src/main/multiarch")
    private File filesDirectory;

    /**
     * The time of everything in the image, as for Maven's own plugins: ISO 8601, or seconds since 1970. Without it that of the environment variable
     * <code>SOURCE_DATE_EPOCH</code> counts, else it is 1970: never the time of the build, so that the same inputs give the same image.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;properties&gt;
     *   &lt;project.build.outputTimestamp&gt;2026-01-31T12:00:00Z&lt;/project.build.outputTimestamp&gt;
     * &lt;/properties&gt;
     * </pre>
     */
    @Parameter(defaultValue = "${project.build.outputTimestamp}")
    private @Nullable String outputTimestamp;

    @Inject
    BuildMojo(MavenSession session, MavenProject project, SettingsServers servers, Pipelines pipelines) {
        super(session, project, servers, pipelines);
    }

    @Override
    ImageReference make() throws IOException, InvalidRequestException {
        var problems = new Problems();
        var credentials = credentials(problems);
        var options = options(problems);
        var request = request(problems);
        try (var pipeline = open(options, credentials, request.target().image().registry())) {
            return pipeline.build(request);
        }
    }

    private BuildRequest request(Problems problems) throws InvalidRequestException {
        var pom = new Pom(project(), session().getUserProperties());
        var files =
                commandLine().path("filesDirectory", basedir(), filesDirectory).orElseThrow();
        var created = problems.attempt(
                        "the time of the image",
                        () -> OutputTimestamp.read(Elements.text(outputTimestamp), System.getenv()))
                .orElse(Instant.EPOCH);
        var parameters = new BuildParameters(
                image().orElse(""),
                project().getVersion(),
                tags(),
                platformTags(),
                commandLine().text("format", format).orElse("oci"),
                commandLine().text("compression", compression).orElse("gzip"),
                commandLine().text("from", from).orElseGet(() -> defaultBase(pom)),
                platforms(),
                commandLine().list("platforms", selectedPlatforms),
                Optional.ofNullable(container)
                        .orElseGet(ContainerParameter::new)
                        .toParameters(MainClass.of(pom)),
                ProjectApplication.of(project(), session(), files.resolve("all"), problems),
                ProjectMetadata.of(project(), created, GitRevision.of(basedir()), Elements.map(annotations)),
                basedir(),
                files,
                outputDirectory());
        return Requests.read(parameters, problems, session().isOffline());
    }

    private String defaultBase(Pom pom) {
        boolean needed =
                platforms().stream().anyMatch(platform -> platform.from().isEmpty());
        return DefaultBase.of(JavaRelease.of(pom), needed ? line -> getLog().info(line) : line -> {});
    }

    private List<PlatformParameters> platforms() {
        return platforms == null || platforms.isEmpty()
                ? DEFAULT_PLATFORMS.stream().map(PlatformParameters::of).toList()
                : platforms.stream().map(PlatformParameter::toParameters).toList();
    }

    private Path basedir() {
        return project().getBasedir().toPath();
    }
}
