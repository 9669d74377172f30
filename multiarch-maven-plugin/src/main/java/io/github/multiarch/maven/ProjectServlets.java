package io.github.multiarch.maven;

import io.github.multiarch.config.ApplicationContent;
import io.github.multiarch.config.ApplicationContent.WebApplication;
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

    /** Empty for what no server starts, such as a war that brings its own along. A project that names no API is taken for a new one. */
    static Optional<ServletApi> ofServer(ApplicationContent content) {
        return content instanceof WebApplication web
                ? Optional.of(web.servlets().orElse(ServletApi.SERVLET_6))
                : Optional.empty();
    }
}
