package io.github.multiarch.maven;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * An execution of this plugin as a project's pom has it, whether it is run now or not.
 *
 * @param project whose it is
 * @param id as in the pom
 * @param goals those that run in a phase
 * @param configurations its own, then the plugin's
 */
record ImageExecution(MavenProject project, String id, List<String> goals, List<Xpp3Dom> configurations) {
    private static final String PLUGIN = "io.github.multiarch:multiarch-maven-plugin";

    /** What Maven calls executions whose users gave them no name. */
    private static final Set<String> DEFAULTS = Set.of(
            "default",
            "default-cli",
            "default-build",
            "default-check",
            "default-export",
            "default-load",
            "default-push");

    /** All that a project has. */
    static List<ImageExecution> of(MavenProject project) {
        var executions = new ArrayList<ImageExecution>();
        plugin(project)
                .ifPresent(plugin -> plugin.getExecutions()
                        .forEach(execution -> executions.add(new ImageExecution(
                                project,
                                execution.getId(),
                                "none".equals(execution.getPhase()) ? List.of() : List.copyOf(execution.getGoals()),
                                Stream.of(execution.getConfiguration(), plugin.getConfiguration())
                                        .flatMap(ImageExecution::dom)
                                        .toList()))));
        return executions;
    }

    /** The one that the command line starts, which the pom need not know. */
    static ImageExecution started(MavenProject project, String id) {
        return of(project).stream()
                .filter(execution -> execution.id.equals(id))
                .findFirst()
                .orElseGet(() -> new ImageExecution(
                        project,
                        id,
                        List.of(),
                        plugin(project).or(() -> managed(project)).map(Plugin::getConfiguration).stream()
                                .flatMap(ImageExecution::dom)
                                .toList()));
    }

    private static Optional<Plugin> plugin(MavenProject project) {
        return Optional.ofNullable(project.getPlugin(PLUGIN));
    }

    private static Optional<Plugin> managed(MavenProject project) {
        return Optional.ofNullable(project.getPluginManagement())
                .map(management -> management.getPluginsAsMap().get(PLUGIN));
    }

    private static Stream<Xpp3Dom> dom(Object configuration) {
        return configuration instanceof Xpp3Dom dom ? Stream.of(dom) : Stream.empty();
    }

    /** Whether its image is the one that the module has without saying more. */
    static boolean isDefault(String id) {
        return DEFAULTS.contains(id);
    }

    boolean has(String goal) {
        return goals.contains(goal);
    }

    /** An element, or the project's property for it. */
    Optional<String> text(String name) {
        return element(name)
                .flatMap(element -> Elements.text(element.getValue()))
                .or(() -> Elements.text(project.getProperties().getProperty("multiarch." + name)));
    }

    /** The entries of an element: their text, or the name that they have inside. */
    List<String> list(String name) {
        var entries = element(name).stream()
                .flatMap(element -> Stream.of(element.getChildren()))
                .flatMap(entry -> Optional.ofNullable(entry.getChild("name")).or(() -> Optional.of(entry)).stream())
                .flatMap(entry -> Elements.text(entry.getValue()).stream())
                .toList();
        return entries.isEmpty()
                ? text(name).stream()
                        .flatMap(text -> Arrays.stream(text.split(",")))
                        .map(String::trim)
                        .filter(entry -> !entry.isEmpty())
                        .toList()
                : entries;
    }

    Optional<Xpp3Dom> element(String... path) {
        return configurations.stream()
                .flatMap(configuration -> at(configuration, path).stream())
                .findFirst();
    }

    private static Optional<Xpp3Dom> at(Xpp3Dom from, String... path) {
        var element = Optional.of(from);
        for (var name : path) {
            element = element.map(parent -> parent.getChild(name));
        }
        return element;
    }
}
