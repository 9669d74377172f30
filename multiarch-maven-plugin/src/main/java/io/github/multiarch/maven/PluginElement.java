package io.github.multiarch.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** What a project's pom says to this plugin, for whichever goal: Maven shows a goal no more than what it knows. */
final class PluginElement {
    private final Optional<Plugin> plugin;

    PluginElement(MavenProject project, PluginDescriptor descriptor) {
        var key = descriptor.getGroupId() + ":" + descriptor.getArtifactId();
        var inBuild = project.getPlugin(key);
        var management = project.getPluginManagement();
        this.plugin = inBuild != null || management == null
                ? Optional.ofNullable(inBuild)
                : Optional.ofNullable(management.getPluginsAsMap().get(key));
    }

    /** The elements of {@code <configuration>} for all executions. */
    List<Element> common() {
        return plugin.isPresent() ? elements(plugin.get()) : List.of();
    }

    /** The executions; the configuration of each has that of all in it. */
    List<Execution> executions() {
        var executions = new ArrayList<Execution>();
        if (plugin.isPresent()) {
            for (var execution : plugin.get().getExecutions()) {
                executions.add(new Execution(execution.getId(), elements(execution)));
            }
        }
        return executions;
    }

    private static List<Element> elements(ConfigurationContainer container) {
        return container.getConfiguration() instanceof Xpp3Dom dom
                ? Element.of(dom).children()
                : List.of();
    }

    /**
     * One execution.
     *
     * @param id of the execution
     * @param elements of its configuration
     */
    record Execution(String id, List<Element> elements) {}
}
