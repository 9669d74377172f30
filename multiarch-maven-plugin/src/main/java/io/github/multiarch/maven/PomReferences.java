package io.github.multiarch.maven;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.io.xpp3.MavenXpp3Writer;
import org.apache.maven.project.MavenProject;

/** Whether a pom of a build, or a parent of one, refers to a property: then it is its author's own, and no parameter that is misspelt. */
final class PomReferences {
    private final MavenProject first;
    private final Collection<MavenProject> others;

    PomReferences(MavenProject project, MavenSession session) {
        this.first = project;
        this.others = Objects.requireNonNullElse(session.getAllProjects(), List.of());
    }

    boolean contain(String property) {
        var reference = "${" + property + "}";
        var projects = new LinkedHashSet<MavenProject>();
        addLine(first, projects);
        others.forEach(project -> addLine(project, projects));
        return projects.stream().anyMatch(project -> text(project).contains(reference));
    }

    private static void addLine(MavenProject project, Set<MavenProject> projects) {
        for (var next = project; next != null && projects.add(next); ) {
            next = next.getParent();
        }
    }

    /** The pom as it was written; of one that came from a repository Maven does not say the file. */
    private static String text(MavenProject project) {
        try {
            if (project.getFile() != null
                    && Files.isRegularFile(project.getFile().toPath())) {
                return Files.readString(project.getFile().toPath());
            }
            var text = new StringWriter();
            new MavenXpp3Writer().write(text, project.getOriginalModel());
            return text.toString();
        } catch (IOException e) {
            return "";
        }
    }
}
