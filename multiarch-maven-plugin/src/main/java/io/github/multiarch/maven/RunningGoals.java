package io.github.multiarch.maven;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;

/** The goals of this plugin that a build may run: those that executions name, and those of the command line. */
final class RunningGoals {
    private RunningGoals() {}

    static Set<String> of(MojoExecution execution, MavenSession session) {
        var descriptor = execution.getMojoDescriptor();
        var plugin = descriptor.getPluginDescriptor();
        var key = plugin.getGroupId() + ":" + plugin.getArtifactId();
        var goals = new TreeSet<>(Set.of(descriptor.getGoal()));
        for (var project : Objects.requireNonNullElse(session.getAllProjects(), session.getProjects())) {
            var bound = project.getPlugin(key);
            if (bound != null) {
                bound.getExecutions().forEach(other -> goals.addAll(other.getGoals()));
            }
        }
        for (var word : session.getGoals()) {
            var name = word.substring(word.lastIndexOf(':') + 1);
            goals.add(name.contains("@") ? name.substring(0, name.indexOf('@')) : name);
        }
        return goals;
    }
}
