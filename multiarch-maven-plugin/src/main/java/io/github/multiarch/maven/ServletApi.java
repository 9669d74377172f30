package io.github.multiarch.maven;

import io.github.multiarch.config.ApplicationContent;
import io.github.multiarch.config.ApplicationContent.WebApplication;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.maven.project.MavenProject;

/** The servlet API that a war is written for, and the line of Tomcat that has it: <a href="https://tomcat.apache.org/whichversion.html">which version</a>. */
enum ServletApi {
    /** Java EE's, up to Servlet 4. */
    JAVAX("9.0", 8),
    /** Jakarta's, Servlet 5 and 6.0. */
    JAKARTA("10.1", 11),
    /** Jakarta's, Servlet 6.1. */
    JAKARTA_11("11.0", 17);

    private static final Pattern SERVLET_6_1 = Pattern.compile("6\\.[1-9].*|[7-9]\\..*");
    private static final Pattern EE_11 = Pattern.compile("1[1-9]\\..*");

    private final String tomcat;
    private final int leastJava;

    ServletApi(String tomcat, int leastJava) {
        this.tomcat = tomcat;
        this.leastJava = leastJava;
    }

    String tomcat() {
        return tomcat;
    }

    int leastJava() {
        return leastJava;
    }

    /** Empty for what no server starts, such as a war that brings its own along. A project that names no API is taken for a new one. */
    static Optional<ServletApi> of(MavenProject project, ApplicationContent content) {
        if (!(content instanceof WebApplication)) {
            return Optional.empty();
        }
        return Optional.of(project.getDependencies().stream()
                .flatMap(dependency -> of(dependency.getGroupId(), String.valueOf(dependency.getVersion())).stream())
                .findFirst()
                .orElse(JAKARTA));
    }

    private static Optional<ServletApi> of(String group, String version) {
        return switch (group) {
            case "javax.servlet", "javax" -> Optional.of(JAVAX);
            case "jakarta.servlet" -> Optional.of(SERVLET_6_1.matcher(version).matches() ? JAKARTA_11 : JAKARTA);
            case "jakarta.platform" -> Optional.of(EE_11.matcher(version).matches() ? JAKARTA_11 : JAKARTA);
            default -> Optional.empty();
        };
    }
}
