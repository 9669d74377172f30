package io.github.multiarch.maven;

import io.github.multiarch.BaseAccess;
import io.github.multiarch.cache.Pull;
import io.github.multiarch.config.ApplicationContent.WebApplication;
import io.github.multiarch.config.BuildParameters;
import io.github.multiarch.config.BuildRequest;
import io.github.multiarch.config.ContainerParameters;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.Problems;
import io.github.multiarch.plan.Artifacts;
import io.github.multiarch.report.OutputDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What the goals have that decide about an application's images. */
abstract class ApplicationMojo extends ContentMojo {
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
     * Annotations of the index and of each platform's image, besides title, version, revision, time and what else the pom tells. An empty one removes what the pom tells. A key that is no name of an
     * element stands in a <code>name</code>.
     *
     * <p>Example:
     *
     * <pre>
     * &lt;annotations&gt;
     *   &lt;org.opencontainers.image.licenses&gt;Apache-2.0&lt;/org.opencontainers.image.licenses&gt;
     *   &lt;annotation&gt;&lt;name&gt;com.example/team&lt;/name&gt;&lt;value&gt;orders&lt;/value&gt;&lt;/annotation&gt;
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

    /**
     * When the registry of a base is asked what its name stands for: <code>always</code>, in every build, as BuildKit does it; <code>missing</code>, when no earlier build has asked; or <code>never</code>,
     * so that what is not known is an error. With <code>-o</code> nobody is asked either. A base with a digest is asked for once, whatever this says. When the registry cannot be reached, the build goes on
     * with what is known, and the log says since when; a refusal (401, 403) and an image that is not there (404) fail.
     *
     * <p>Example:
     *
     * <pre>
     * mvn package -Dmultiarch.pull=missing
     * </pre>
     */
    @Parameter(property = "multiarch.pull", defaultValue = "always")
    private String pull;

    private final ProjectArtifacts artifacts;

    ApplicationMojo(
            MavenSession session,
            MavenProject project,
            SettingsServers servers,
            Pipelines pipelines,
            ProjectArtifacts artifacts) {
        super(session, project, servers, pipelines);
        this.artifacts = artifacts;
    }

    final BaseAccess bases(Problems problems) {
        var chosen = problems.attempt("pull", () -> Pull.parse(commandLine().choice("pull", pull)))
                .orElse(Pull.ALWAYS);
        return bases(session().isOffline() ? Pull.OFFLINE : chosen, new Problems());
    }

    /** Where the result goes. */
    Path outputDirectory() {
        return givenDirectory().orElseGet(() -> folders().own(execution().getExecutionId()));
    }

    final Artifacts artifacts() {
        return artifacts.of(session(), project());
    }

    /** A project that is only a pom has no application. It may have files, and then says what to start. */
    @Override
    final Optional<String> reasonToSkip() {
        if (!isPom() || (isLeaf() && !given().entrypoint().isEmpty())) {
            return Optional.empty();
        }
        return Optional.of("the packaging is pom, so there is no application"
                + (isLeaf() && !files().isEmpty()
                        ? "; for an image of <files>, name what it starts with <container><entrypoint>"
                        : ""));
    }

    /** With what the project says where the user does not. */
    private ContainerParameters container(Optional<String> mainClass, Optional<List<String>> args) {
        return Optional.ofNullable(container).orElseGet(ContainerParameter::new).toParameters(mainClass, args);
    }

    private ContainerParameters given() {
        return container(Optional.empty(), Optional.empty());
    }

    /** All that is wrong is told at once, with what was wrong before. */
    final BuildRequest request(Problems problems) throws InvalidRequestException, IOException {
        var pom = new Pom(project(), session().getUserProperties());
        var filesDirectory = filesDirectory();
        var rules = new DependencyRules(pom, excludedDependencies(), shared().jars(), problems);
        var ofServers = new Problems();
        var application = ProjectApplication.of(
                project(),
                session(),
                mode(problems),
                new OutputDirectory(outputDirectory()).war(),
                filesDirectory.resolve("all"),
                rules,
                problems,
                ofServers,
                getLog()::info);
        rules.tell(project(), getLog()::info, getLog()::warn);
        var recognition = Recognition.of(project(), pom, application, given(), namedFrom());
        recognition.lines().forEach(getLog()::info);
        var content = recognition.application().content();
        if (content instanceof WebApplication) {
            problems.addAll(ofServers.found());
        }
        var created = problems.attempt(
                        "the time of the image",
                        () -> OutputTimestamp.read(Elements.text(outputTimestamp), System.getenv()))
                .orElse(Instant.EPOCH);
        var parameters = new BuildParameters(
                image().orElse(""),
                defaultTag(project().getVersion()),
                tags(),
                platformTags(),
                commandLine().choice("format", format),
                commandLine().choice("compression", compression),
                from(pom, content),
                platforms(),
                nativeCode(),
                selectedPlatforms(),
                container(recognition.mainClass(), recognition.args()),
                recognition.application(),
                Stream.concat(recognition.files().stream(), files().stream()).toList(),
                directories(),
                permissions(),
                layers(),
                ProjectMetadata.of(project(), created, GitRevision.of(basedir()), Elements.map(annotations)),
                basedir(),
                filesDirectory,
                outputDirectory());
        return Requests.read(parameters, problems);
    }
}
