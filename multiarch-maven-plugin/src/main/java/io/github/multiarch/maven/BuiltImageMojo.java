package io.github.multiarch.maven;

import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.Problems;
import io.github.multiarch.config.Target;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.registry.Credentials;
import io.github.multiarch.report.OutputDirectory;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What the goals have that take a project's image from where <code>build</code> left it. */
abstract class BuiltImageMojo extends ImageMojo {
    BuiltImageMojo(MavenSession session, MavenProject project, SettingsServers servers, Pipelines pipelines) {
        super(session, project, servers, pipelines);
    }

    /** Of a project that is only a pom, what there is to publish is what was built. */
    @Override
    final Optional<String> reasonToSkip() {
        return isPom() && !(isLeaf() && new OutputDirectory(outputDirectory()).isComplete())
                ? Optional.of("the packaging is pom, so there is no application")
                : Optional.empty();
    }

    /** The names that were given now; else those count that the build recorded. */
    final Optional<Target> target() throws InvalidRequestException {
        return image().isEmpty()
                ? Optional.empty()
                : Optional.of(Target.read(image().get(), project().getVersion(), tags(), platformTags()));
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
