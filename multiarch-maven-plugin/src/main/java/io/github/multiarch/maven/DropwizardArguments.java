package io.github.multiarch.maven;

import io.github.multiarch.config.FileSourceParameters;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;

/**
 * What a Dropwizard application is started with: without a command it prints its usage and ends. The configuration lies beside the pom, where its getting-started guide and its archetype
 * have it.
 *
 * @param args the command, and its file where there is one
 * @param files that file
 * @param line for the log
 * @see <a href="https://www.dropwizard.io/en/stable/getting-started.html#running-your-application">running a Dropwizard application</a>
 */
record DropwizardArguments(List<String> args, List<FileSourceParameters> files, String line) {
    /** Those of a project; empty when it is no Dropwizard application. */
    static Optional<DropwizardArguments> of(MavenProject project, Pom pom, String appRoot) {
        if (pom.dependencyVersion("io.dropwizard:dropwizard-core").isEmpty()) {
            return Optional.empty();
        }
        var basedir = project.getBasedir().toPath();
        var own = project.getArtifactId();
        var configuration = Stream.of("config.yml", "config.yaml", own + ".yml", own + ".yaml")
                .filter(name -> Files.isRegularFile(basedir.resolve(name)))
                .findFirst();
        return Optional.of(configuration
                .map(name -> with(name, basedir.resolve(name).toString(), appRoot))
                .orElseGet(DropwizardArguments::withoutFile));
    }

    private static DropwizardArguments with(String name, String file, String appRoot) {
        var place = (appRoot.equals("/") ? "" : appRoot) + "/" + name;
        var source = new FileSourceParameters(Optional.of(file), Optional.empty(), Optional.of(place), false, false);
        return new DropwizardArguments(
                List.of("server", place),
                List.of(source),
                name + " of the project lies in the images as " + place + ", and they start 'server " + place
                        + "'; <container><args> says otherwise");
    }

    private static DropwizardArguments withoutFile() {
        return new DropwizardArguments(
                List.of("server"),
                List.of(),
                "there is no config.yml beside the pom, so the images start 'server' with Dropwizard's own configuration; <container><args> says otherwise");
    }
}
