package io.github.multiarch.maven;

import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;

/** The goals of this plugin that a build may run: those that executions name, and those of the command line. */
final class RunningGoals {
    private final MojoExecution execution;
    private final MavenSession session;

    /** Of a build that has come to this execution. */
    RunningGoals(MojoExecution execution, MavenSession session) {
        this.execution = execution;
        this.session = session;
    }

    boolean containAnyOf(Collection<String> goals) {
        return goals.contains(execution.getMojoDescriptor().getGoal())
                || all().stream().anyMatch(goals::contains);
    }

    private Set<String> all() {
        var plugin = execution.getMojoDescriptor().getPluginDescriptor();
        var key = plugin.getGroupId() + ":" + plugin.getArtifactId();
        var goals = new TreeSet<String>();
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
