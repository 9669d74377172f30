package io.github.multiarch.maven;

import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.Application.Kind;
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
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.project.MavenProject;

/** What a project's build makes, by its packaging. */
final class ProjectContent {
    private static final String WAR_PLUGIN = "maven-war-plugin";
    private static final String EXECUTION = "default-war";
    private static final String LIBRARIES = "WEB-INF/lib";

    private ProjectContent() {}

    static ApplicationContent of(MavenProject project, ContainerizingMode mode) {
        boolean isWar = project.getPackaging().equals("war");
        var artifact = Optional.ofNullable(project.getArtifact().getFile()).map(File::toPath);
        if (mode == ContainerizingMode.PACKAGED) {
            return new Packaged(artifact.orElseGet(() -> made(project, isWar ? ".war" : ".jar")));
        }
        if (!isWar) {
            return new Exploded(artifact.filter(file -> file.toString().endsWith(".jar")));
        }
        return new WebApplication(webFolder(project));
    }

    /** Once it is known that a server starts it: a war that starts itself needs no folder. */
    static void check(ApplicationContent content, Problems problems) {
        if (content instanceof WebApplication web && !Files.isDirectory(web.folder())) {
            problems.add(
                    "war",
                    "the packaging is war, and " + web.folder()
                            + ", which maven-war-plugin makes of it, is not there; run mvn package or a later phase, with this goal after the plugin's");
        }
    }

    private static Path webFolder(MavenProject project) {
        return new Pom(project, new Properties())
                .setting(WAR_PLUGIN, EXECUTION, "webappDirectory")
                .map(text -> project.getBasedir().toPath().resolve(text).normalize())
                .orElseGet(() -> made(project, ""));
    }

    private static Path made(MavenProject project, String extension) {
        return Path.of(project.getBuild().getDirectory())
                .resolve(project.getBuild().getFinalName() + extension);
    }

    /** The jars of a web application: those that maven-war-plugin has put there, overlays' too. Those of the project are known by the names of their files. */
    static List<Dependency> jars(WebApplication web, List<Dependency> resolved, Problems problems) {
        var folder = web.folder().resolve(LIBRARIES);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var known = new HashMap<String, Dependency>();
        resolved.forEach(
                dependency -> known.put(String.valueOf(dependency.file().getFileName()), dependency));
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar") && Files.isRegularFile(file))
                    .sorted()
                    .map(file -> jar(file, Optional.ofNullable(known.get(String.valueOf(file.getFileName())))))
                    .toList();
        } catch (IOException e) {
            problems.add("war", "listing " + folder + " failed: " + e.getMessage());
            return List.of();
        }
    }

    private static Dependency jar(Path file, Optional<Dependency> known) {
        var name = String.valueOf(file.getFileName());
        return new Dependency(
                file,
                known.map(Dependency::kind).orElse(Kind.RELEASE),
                known.map(Dependency::id).orElse(name),
                Optional.of(LIBRARIES + "/" + name));
    }
}
