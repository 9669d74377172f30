package io.github.multiarch.maven;

import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** What a project says to other plugins. Values with an unresolved <code>${…}</code> count as absent. */
final class Pom {
    /** For any element in a path. */
    static final String ANY = "*";

    private final MavenProject project;
    private final Properties userProperties;

    Pom(MavenProject project, Properties userProperties) {
        this.project = project;
        this.userProperties = userProperties;
    }

    /** A property, as given by the user, else as in the pom. */
    Optional<String> property(String name) {
        return resolved(userProperties.getProperty(name))
                .or(() -> resolved(project.getProperties().getProperty(name)));
    }

    /**
     * An element of a plugin's configuration, as in this execution, else as for all executions.
     *
     * @param plugin its artifact; its group is that of Maven's own plugins unless there is a colon in the name
     * @param execution the id of an execution, which need not exist
     * @param path of element names below {@code <configuration>}
     */
    Optional<String> setting(String plugin, String execution, String... path) {
        return containers(plugin, execution)
                .flatMap(container -> element(container, path).stream())
                .flatMap(found -> resolved(found.getValue()).stream())
                .findFirst();
    }

    /** What is in an element of a plugin's configuration; empty where there is no such element. */
    List<Xpp3Dom> elements(String plugin, String execution, String... path) {
        return containers(plugin, execution)
                .flatMap(container -> element(container, path).stream())
                .findFirst()
                .map(found -> List.of(found.getChildren()))
                .orElse(List.of());
    }

    /** All values of an element in a plugin's configuration, of the plugin and of each of its executions; in the pom's order. */
    List<String> settings(String plugin, String... path) {
        return anyPlugin(plugin).stream()
                .flatMap(found -> Stream.concat(found.getExecutions().stream(), Stream.of(found)))
                .flatMap(container -> elements(container, path))
                .distinct()
                .toList();
    }

    /** Whether a plugin takes part in the build, whoever publishes it: some have several groups. */
    boolean hasPlugin(String artifactId) {
        return anyPlugin(artifactId).isPresent();
    }

    /** Whether an execution of a plugin names one of these goals. */
    boolean runs(String artifactId, String... goals) {
        return anyPlugin(artifactId).stream()
                .flatMap(found -> found.getExecutions().stream())
                .anyMatch(execution -> List.of(goals).stream().anyMatch(execution.getGoals()::contains));
    }

    /** Whether a plugin runs a goal in the phase {@code package}, where those run that name none and make or take what is packed. */
    boolean runsInPackage(String artifactId, String goal) {
        return anyPlugin(artifactId).stream()
                .flatMap(found -> found.getExecutions().stream())
                .anyMatch(execution -> execution.getGoals().contains(goal)
                        && (execution.getPhase() == null || execution.getPhase().equals("package")));
    }

    /** Whether a plugin stands before another: goals of one phase run in that order. */
    boolean isBefore(String artifactId, String otherArtifactId) {
        var names =
                project.getBuildPlugins().stream().map(Plugin::getArtifactId).toList();
        return names.contains(artifactId) && names.indexOf(artifactId) < names.indexOf(otherArtifactId);
    }

    String packaging() {
        return project.getPackaging();
    }

    /** The version of a resolved dependency. */
    Optional<String> dependencyVersion(String groupAndArtifact) {
        return project.getArtifacts().stream()
                .filter(artifact -> groupAndArtifact.equals(artifact.getGroupId() + ":" + artifact.getArtifactId()))
                .map(Artifact::getBaseVersion)
                .findFirst();
    }

    private Optional<Plugin> anyPlugin(String artifactId) {
        return project.getBuildPlugins().stream()
                .filter(plugin -> plugin.getArtifactId().equals(artifactId))
                .findFirst();
    }

    /** Lists have several children of one name, or of names of their own. */
    private static Stream<String> elements(ConfigurationContainer container, String... path) {
        var found = container.getConfiguration() instanceof Xpp3Dom configuration
                ? Stream.of(configuration)
                : Stream.<Xpp3Dom>empty();
        for (var name : path) {
            found = found.flatMap(
                    parent -> Stream.of(name.equals(ANY) ? parent.getChildren() : parent.getChildren(name)));
        }
        return found.flatMap(element -> resolved(element.getValue()).stream());
    }

    /** The executions of a plugin that have a goal, by their ids, in the order of the pom. */
    List<String> executions(String plugin, String goal) {
        return plugin(plugin).stream()
                .flatMap(found -> found.getExecutions().stream())
                .filter(execution -> execution.getGoals().contains(goal))
                .map(PluginExecution::getId)
                .toList();
    }

    /** The version of a plugin that the pom names. */
    Optional<String> version(String plugin) {
        return plugin(plugin).map(found -> Elements.text(found.getVersion()).orElse(""));
    }

    private Optional<Plugin> plugin(String plugin) {
        return Optional.ofNullable(
                project.getPlugin(plugin.contains(":") ? plugin : "org.apache.maven.plugins:" + plugin));
    }

    private Stream<ConfigurationContainer> containers(String plugin, String execution) {
        return plugin(plugin).stream()
                .flatMap(found -> Stream.concat(
                        Stream.ofNullable(found.getExecutionsAsMap().get(execution)), Stream.of(found)));
    }

    private static Optional<Xpp3Dom> element(ConfigurationContainer container, String... path) {
        var element = container.getConfiguration() instanceof Xpp3Dom configuration
                ? Optional.of(configuration)
                : Optional.<Xpp3Dom>empty();
        for (var name : path) {
            element = element.map(parent -> parent.getChild(name));
        }
        return element;
    }

    private static Optional<String> resolved(@Nullable String value) {
        return Elements.text(value).filter(text -> !text.contains("${"));
    }
}
