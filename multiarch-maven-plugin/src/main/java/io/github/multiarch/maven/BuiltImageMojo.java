package io.github.multiarch.maven;

import io.github.multiarch.config.Acceptance;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.Problems;
import io.github.multiarch.config.Target;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.registry.Credentials;
import io.github.multiarch.report.OutputDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What the goals have that take a project's image from where <code>build</code> left it. */
abstract class BuiltImageMojo extends ImageMojo {
    private static final List<String> STALE = List.of("fail", "allow");

    /**
     * What to do when files have changed since the image was built of them: <code>fail</code>, and name the first of them, or <code>allow</code>, and take what was built. Files are compared by their content; those that are not there any more, as in a later job of a
     * CI, do not count.
     *
     * <p>Example:
     *
     * <pre>
     * mvn multiarch:push -Dmultiarch.stale=allow
     * </pre>
     */
    @Parameter(property = "multiarch.stale", defaultValue = "fail")
    private String stale;

    BuiltImageMojo(MavenSession session, MavenProject project, SettingsServers servers, Pipelines pipelines) {
        super(session, project, servers, pipelines);
    }

    /** Of a project that is only a pom, what there is to publish is what was built. */
    @Override
    final Optional<String> reasonToSkip() throws IOException, InvalidRequestException {
        return isPom() && !(isLeaf() && new OutputDirectory(outputDirectory()).isComplete())
                ? Optional.of("the packaging is pom, so there is no application")
                : Optional.empty();
    }

    /** The names that were given now; else those count that the build recorded. */
    final Optional<Target> target() throws InvalidRequestException {
        return image().isEmpty()
                ? Optional.empty()
                : Optional.of(Target.read(image().get(), defaultTag(project().getVersion()), tags(), platformTags()));
    }

    /** Where the build's result is. */
    final Path outputDirectory() throws IOException, InvalidRequestException {
        var given = givenDirectory();
        return given.isPresent() ? given.get() : folders().taken(execution().getExecutionId(), target());
    }

    /** What must hold of the result. A name that the command line has given now may be another than that of the build. */
    final Acceptance acceptance() throws IOException, InvalidRequestException {
        var expected = commandLine().text("image").isPresent() ? Optional.<Target>empty() : target();
        var whenStale = commandLine().text("stale", stale).orElse("fail");
        if (!STALE.contains(whenStale)) {
            throw invalid("stale", "is '" + whenStale + "'; expected " + String.join(" or ", STALE));
        }
        return new Acceptance(outputDirectory(), expected, whenStale.equals("allow"));
    }

    final Optional<Credentials> credentials(Optional<Target> target, Problems problems) {
        var credentials = credentials(problems);
        if (credentials.isPresent() && target.isEmpty()) {
            problems.add("username", "is for the registry of <image>, which is missing; name the image too");
        }
        return credentials;
    }

    /** The one platform whose image is meant, where that has to be said. */
    final Optional<Platform> platform(@Nullable String given, Problems problems) {
        return commandLine()
                .text("platform", given)
                .flatMap(text -> problems.attempt("platform", () -> Platform.parse(text)));
    }

    static String registryOf(Optional<Target> target) {
        return target.map(names -> names.image().registry()).orElse("");
    }
}
