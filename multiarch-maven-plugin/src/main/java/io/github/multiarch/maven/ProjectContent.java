package io.github.multiarch.maven;

import io.github.multiarch.application.WebFolder;
import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.ApplicationContent;
import io.github.multiarch.config.ApplicationContent.Exploded;
import io.github.multiarch.config.ApplicationContent.Packaged;
import io.github.multiarch.config.ApplicationContent.WebApplication;
import io.github.multiarch.config.ContainerizingMode;
import io.github.multiarch.config.Problems;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.project.MavenProject;

/**
 * What a project's build makes, by its packaging.
 *
 * @param content in which shape it goes into the images
 * @param dependencies the jars beside it
 */
record ProjectContent(ApplicationContent content, List<Dependency> dependencies) {
    private static final String WAR_PLUGIN = "maven-war-plugin";
    private static final String EXECUTION = "default-war";
    private static final List<String> WHEN_PACKING = List.of("packagingExcludes", "packagingIncludes");

    /**
     * Looks.
     *
     * @param besides where files go that only a war has
     * @param resolved the dependencies as Maven has them
     * @param problems gets what is missing
     */
    static ProjectContent of(
            MavenProject project, ContainerizingMode mode, Path besides, List<Dependency> resolved, Problems problems) {
        boolean isWar = ProjectServlets.isWar(project);
        var artifact = Optional.ofNullable(project.getArtifact().getFile()).map(File::toPath);
        if (mode == ContainerizingMode.PACKAGED) {
            var made = artifact.orElseGet(() -> made(project, isWar ? ".war" : ".jar"));
            return new ProjectContent(new Packaged(made), resolved);
        }
        if (!isWar) {
            var jar = artifact.filter(file -> file.toString().endsWith(".jar"));
            return new ProjectContent(new Exploded(jar), resolved);
        }
        var war = artifact.filter(file -> file.toString().endsWith(".war") && Files.isRegularFile(file));
        var web = web(project, war, besides, resolved, problems);
        return new ProjectContent(new WebApplication(web.trees(), ProjectServlets.of(project)), web.dependencies());
    }

    private static WebFolder web(
            MavenProject project, Optional<Path> war, Path besides, List<Dependency> resolved, Problems problems) {
        var pom = new Pom(project, new Properties());
        var folder = pom.setting(WAR_PLUGIN, EXECUTION, "webappDirectory")
                .map(text -> project.getBasedir().toPath().resolve(text).normalize())
                .orElseGet(() -> made(project, ""));
        if (!Files.isDirectory(folder)) {
            problems.add(
                    "war",
                    "the packaging is war, and " + folder
                            + ", which maven-war-plugin makes of it, is not there; run mvn package or a later phase, with this goal after the plugin's");
            return new WebFolder(List.of(), List.of());
        }
        if (war.isEmpty()) {
            WHEN_PACKING.stream()
                    .filter(name -> pom.setting(WAR_PLUGIN, EXECUTION, name).isPresent())
                    .forEach(
                            name -> problems.add(
                                    "war",
                                    "the pom's <" + name
                                            + "> count when maven-war-plugin packs, which it has not done in this run; run mvn package or a later phase, with this goal after the plugin's"));
        }
        try {
            return WebFolder.read(folder, war, besides, resolved);
        } catch (IOException e) {
            problems.add("war", String.valueOf(e.getMessage()));
            return new WebFolder(List.of(), List.of());
        }
    }

    private static Path made(MavenProject project, String extension) {
        return Path.of(project.getBuild().getDirectory())
                .resolve(project.getBuild().getFinalName() + extension);
    }
}
