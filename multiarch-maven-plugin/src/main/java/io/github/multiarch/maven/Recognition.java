package io.github.multiarch.maven;

import io.github.multiarch.application.FrameworkOutput;
import io.github.multiarch.application.QuarkusOutput;
import io.github.multiarch.application.SpringBootWar;
import io.github.multiarch.config.Application;
import io.github.multiarch.config.ApplicationContent;
import io.github.multiarch.config.ContainerParameters;
import io.github.multiarch.config.FileSourceParameters;
import io.github.multiarch.config.Framework;
import io.github.multiarch.config.Start;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.maven.project.MavenProject;

/**
 * What follows for a project's images from the frameworks and languages that it is written with. What the user says himself counts more.
 *
 * @param application as the framework's build has laid it out, where it does
 * @param mainClass that the pom tells others
 * @param args of the container
 * @param files that belong to those arguments
 * @param lines for the log: what was recognised
 */
record Recognition(
        Application application,
        Optional<String> mainClass,
        Optional<List<String>> args,
        List<FileSourceParameters> files,
        List<String> lines) {
    private static final String SPRING_BOOT = "spring-boot-maven-plugin";
    /** For these a war is a web application like any other. */
    private static final Pattern SERVERS =
            Pattern.compile("tomcat|tomee|jetty|wildfly|payara|glassfish|liberty", Pattern.CASE_INSENSITIVE);

    /**
     * Looks at the pom, and at the build directory where a framework has its own.
     *
     * @param application of classes and jars
     * @param given what the user says about containers
     * @param from the base that the user names, if any
     */
    static Recognition of(
            MavenProject project, Pom pom, Application application, ContainerParameters given, Optional<String> from)
            throws IOException {
        var signs = signs(pom);
        if (signs.isEmpty()) {
            return new Recognition(application, MainClass.of(pom), Optional.empty(), List.of(), List.of());
        }
        var name = signs.stream().flatMap(sign -> sign.in(pom).stream()).collect(Collectors.joining(", "));
        var start = given.mainClass().isPresent() ? Optional.<Start.MainClass>empty() : Launchers.of(pom);
        var advice =
                signs.stream().flatMap(sign -> sign.advice(pom)).findFirst().orElseThrow();
        var framework = Optional.of(new Framework(name, start, advice));
        if (QuarkusProject.is(pom)) {
            return quarkus(project, pom, application, framework);
        }
        if (pom.packaging().equals("war")
                && pom.runs(SPRING_BOOT, "repackage")
                && from.filter(SERVERS.asPredicate()).isEmpty()) {
            return output(SpringBootWar.read(war(project), shown(project, war(project))), application, framework);
        }
        var recognised = with(application, application.content(), framework);
        var arguments = given.args().isPresent() || !given.entrypoint().isEmpty()
                ? Optional.<DropwizardArguments>empty()
                : DropwizardArguments.of(project, pom, given.appRoot().orElse("/app"));
        var lines = new ArrayList<>(List.of(name));
        arguments.ifPresent(found -> lines.add(found.line()));
        return new Recognition(
                recognised,
                MainClass.of(pom),
                arguments.map(DropwizardArguments::args),
                arguments.map(DropwizardArguments::files).orElse(List.of()),
                lines);
    }

    /** A framework is made of others: the first says how it starts. */
    private static List<FrameworkSign> signs(Pom pom) {
        var signs = new ArrayList<FrameworkSign>();
        for (var sign : FrameworkSign.ALL) {
            boolean isSecondFramework = sign.plugin().isEmpty() && !signs.isEmpty();
            if (!isSecondFramework && sign.in(pom).isPresent()) {
                signs.add(sign);
            }
        }
        return signs;
    }

    private static Recognition quarkus(
            MavenProject project, Pom pom, Application application, Optional<Framework> framework) throws IOException {
        var quarkus = new QuarkusProject(pom);
        var wrongOrder = quarkus.wrongOrder();
        if (wrongOrder.isPresent()) {
            var unmade = new ApplicationContent.Unmade("Quarkus", wrongOrder.get());
            return new Recognition(
                    with(application, unmade, framework), Optional.empty(), Optional.empty(), List.of(), List.of());
        }
        var target = Path.of(project.getBuild().getDirectory());
        var output =
                new QuarkusOutput(target, application.classes(), application.dependencies(), quarkus.remedy()).read();
        return output(output, application, framework);
    }

    private static Recognition output(FrameworkOutput output, Application application, Optional<Framework> framework) {
        var laidOut = new Application(
                application.classes(), output.content(), output.dependencies(), application.files(), framework);
        return new Recognition(laidOut, Optional.empty(), Optional.empty(), List.of(), lines(output));
    }

    /** With the name of the build directory, as in a shell in the project. */
    private static String shown(MavenProject project, Path file) {
        return Path.of(project.getBuild().getDirectory()).getFileName() + "/" + file.getFileName();
    }

    private static Path war(MavenProject project) {
        var build = project.getBuild();
        return Path.of(build.getDirectory()).resolve(build.getFinalName() + ".war");
    }

    private static Application with(Application plain, ApplicationContent content, Optional<Framework> framework) {
        return new Application(plain.classes(), content, plain.dependencies(), plain.files(), framework);
    }

    private static List<String> lines(FrameworkOutput output) {
        if (output.content() instanceof ApplicationContent.Unmade) {
            return List.of();
        }
        var lines = new ArrayList<>(List.of(output.name()));
        lines.addAll(output.leftOut());
        return lines;
    }
}
