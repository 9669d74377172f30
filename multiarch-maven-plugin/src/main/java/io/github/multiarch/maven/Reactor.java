package io.github.multiarch.maven;

import io.github.multiarch.config.BuildFolders;
import io.github.multiarch.config.Claim;
import io.github.multiarch.config.Claims;
import io.github.multiarch.config.ImageOwner;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.PlatformSelection;
import io.github.multiarch.config.Problems;
import io.github.multiarch.config.Target;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.report.OutputDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * What all modules of a run publish, as far as their poms tell before any of them is built: so that two that would publish under one name are found before the first has been.
 */
final class Reactor {
    private final MavenSession session;
    private final CommandLine commandLine;

    Reactor(MavenSession session) {
        this.session = session;
        this.commandLine = new CommandLine(session.getUserProperties());
    }

    static String idOf(MavenProject project) {
        return project.getGroupId() + ":" + project.getArtifactId();
    }

    /** Whose image an execution makes. */
    static ImageOwner owner(MavenProject project, String execution) {
        return new ImageOwner(idOf(project), ImageExecution.isDefault(execution) ? "" : execution);
    }

    /**
     * Holds all modules against each other.
     *
     * @param running what is about to run: from the command line, it runs in each module
     * @throws InvalidRequestException with each name that two images would have
     */
    void refuseSharedNames(MojoExecution running) throws InvalidRequestException {
        var claims = new ArrayList<Claim>();
        for (var project : session.getProjects()) {
            claims.addAll(claims(project, running));
        }
        others().stream().filter(this::isResumed).forEach(project -> claims.addAll(earlierClaims(project)));
        Claims.check(claims);
    }

    /** Modules that are not part of this run. */
    List<MavenProject> others() {
        var all = Objects.requireNonNullElse(session.getAllProjects(), session.getProjects());
        return all.stream()
                .filter(project -> !session.getProjects().contains(project))
                .toList();
    }

    /** Those of this run. */
    Set<String> modules() {
        return session.getProjects().stream().map(Reactor::idOf).collect(Collectors.toSet());
    }

    /** Whether an earlier run has come past a module, and this one goes on where that failed. */
    private boolean isResumed(MavenProject other) {
        return session.getRequest().getResumeFrom() != null
                || new OutputFolders(other, new BuildFolders())
                        .all().stream().anyMatch(folder -> isContinued(new OutputDirectory(folder)));
    }

    private boolean isContinued(OutputDirectory output) {
        try {
            return output.waiting()
                    .read()
                    .filter(waiting -> waiting.isContinuedBy(modules()))
                    .isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    private List<Claim> claims(MavenProject project, MojoExecution running) {
        return running(project, running).stream()
                .filter(execution -> !isSkipped(execution))
                .flatMap(execution -> claim(execution).stream())
                .toList();
    }

    /** From the command line one execution runs in each module: the one of its name, or that of the module's only image. */
    private static List<ImageExecution> running(MavenProject project, MojoExecution running) {
        var builders = builders(project);
        if (running.getSource() != MojoExecution.Source.CLI) {
            return builders;
        }
        var named = ImageExecution.of(project).stream()
                .filter(execution -> execution.id().equals(running.getExecutionId()))
                .toList();
        if (!named.isEmpty() || builders.size() == 1) {
            return named.isEmpty() ? builders : named;
        }
        return List.of(ImageExecution.started(project, running.getExecutionId()));
    }

    /** Those that publish what others built make no image; where nobody builds, what they publish was built before. */
    private static List<ImageExecution> builders(MavenProject project) {
        var executions = ImageExecution.of(project);
        var builders =
                executions.stream().filter(execution -> execution.has("build")).toList();
        return builders.isEmpty()
                ? executions.stream().filter(execution -> execution.has("push")).toList()
                : builders;
    }

    private boolean isSkipped(ImageExecution execution) {
        var project = execution.project();
        boolean isApplication = !project.getPackaging().equals("pom")
                || (project.getModules().isEmpty()
                        && execution.element("container", "entrypoint").isPresent());
        return !isApplication || isTrue("skip", execution);
    }

    private Optional<String> text(String parameter, ImageExecution execution) {
        return commandLine.text(parameter).or(() -> execution.text(parameter));
    }

    private List<String> list(String parameter, ImageExecution execution) {
        var given = commandLine.list(parameter);
        return given.isEmpty() ? execution.list(parameter) : given;
    }

    private boolean isTrue(String parameter, ImageExecution execution) {
        return text(parameter, execution).filter(Boolean::parseBoolean).isPresent();
    }

    /** Empty where it cannot be known yet, or is wrong: its own goal says so. */
    private Optional<Claim> claim(ImageExecution execution) {
        var image = text("image", execution);
        var names = list("platforms", execution);
        try {
            var platforms = PlatformSelection.read(
                            names.isEmpty() ? PlatformsMojo.DEFAULT_PLATFORMS : names, new Problems())
                    .named();
            var target = Target.read(
                    image.orElse(""), tagOf(execution), list("tags", execution), isTrue("platformTags", execution));
            return Optional.of(Claim.of(owner(execution.project(), execution.id()), target, platforms));
        } catch (InvalidRequestException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private String tagOf(ImageExecution execution) {
        var version = execution.project().getVersion();
        return TargetMojo.tag(text("tagFrom", execution), version);
    }

    /** As an earlier run left it: what the command line said then is in the report. */
    private static List<Claim> earlierClaims(MavenProject project) {
        var claims = new ArrayList<Claim>();
        var folders = new OutputFolders(project, new BuildFolders());
        for (var execution : builders(project)) {
            var output = new OutputDirectory(folders.of(execution));
            if (output.isComplete()) {
                try {
                    var report = output.read();
                    var platforms = report.platforms().stream()
                            .map(image -> Platform.parse(image.platform()))
                            .toList();
                    claims.add(Claim.of(owner(project, execution.id()), report.target(), platforms));
                } catch (IOException | IllegalArgumentException e) {
                    // What is damaged publishes nothing.
                }
            }
        }
        return claims;
    }

    /** A name as the pom has it. */
    static Optional<ImageReference> target(String image, String version) {
        try {
            return Optional.of(Target.read(image, version, List.of(), false).image());
        } catch (InvalidRequestException e) {
            return Optional.empty();
        }
    }
}
