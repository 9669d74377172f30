package io.github.multiarch.maven;

import io.github.multiarch.config.ServletApi;
import java.util.Optional;
import org.apache.maven.project.MavenProject;

/** The servlet API of a project. */
final class ProjectServlets {
    private ProjectServlets() {}

    static boolean isWar(MavenProject project) {
        return project.getPackaging().equals("war");
    }

    /** What its dependencies say; empty when none is the API. */
    static Optional<ServletApi> of(MavenProject project) {
        return project.getDependencies().stream()
                .flatMap(dependency ->
                        ServletApi.of(dependency.getGroupId(), String.valueOf(dependency.getVersion())).stream())
                .findFirst();
    }

    /** Empty for a project that makes no war. One that names no API is taken for a new one. */
    static Optional<ServletApi> ofWar(MavenProject project) {
        return isWar(project) ? Optional.of(of(project).orElse(ServletApi.SERVLET_6)) : Optional.empty();
    }
}
