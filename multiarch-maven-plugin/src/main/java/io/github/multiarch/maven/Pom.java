package io.github.multiarch.maven;

import java.util.Optional;
import java.util.Properties;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** What a project says to other plugins. Values with an unresolved <code>${…}</code> count as absent. */
final class Pom {
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
        var key = plugin.contains(":") ? plugin : "org.apache.maven.plugins:" + plugin;
        return Optional.ofNullable(project.getPlugin(key))
                .flatMap(found -> execution(found, execution)
                        .flatMap(container -> element(container, path))
                        .or(() -> element(found, path)));
    }

    private static Optional<ConfigurationContainer> execution(Plugin plugin, String id) {
        return Optional.ofNullable(plugin.getExecutionsAsMap().get(id));
    }

    private static Optional<String> element(ConfigurationContainer container, String... path) {
        var element = container.getConfiguration() instanceof Xpp3Dom configuration
                ? Optional.of(configuration)
                : Optional.<Xpp3Dom>empty();
        for (var name : path) {
            element = element.map(parent -> parent.getChild(name));
        }
        return element.flatMap(found -> resolved(found.getValue()));
    }

    private static Optional<String> resolved(@Nullable String value) {
        return Elements.text(value).filter(text -> !text.contains("${"));
    }
}
