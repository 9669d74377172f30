package io.github.multiarch.maven;

import io.github.multiarch.migrate.Element;
import io.github.multiarch.migrate.ForeignExecution;
import io.github.multiarch.migrate.ForeignPlugin;
import io.github.multiarch.migrate.ForeignProject;
import io.github.multiarch.migrate.Migration;
import io.github.multiarch.migrate.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** The other plugins of a project that make images, with their configuration as Maven has merged it from parents, management, profiles and properties. */
final class ForeignPlugins {
    private final MavenProject project;
    private final Properties userProperties;
    private final UnaryOperator<String> resolver;

    ForeignPlugins(MavenProject project, Properties userProperties, UnaryOperator<String> resolver) {
        this.project = project;
        this.userProperties = userProperties;
        this.resolver = resolver;
    }

    /** Those that have to do with images. */
    List<ForeignProject> found() {
        var found = new ArrayList<ForeignProject>();
        for (var plugin : ForeignPlugin.values()) {
            Optional.ofNullable(project.getPlugin(plugin.key()))
                    .map(inProject -> read(plugin, inProject))
                    .filter(Migration::concerns)
                    .ifPresent(found::add);
        }
        return found;
    }

    private ForeignProject read(ForeignPlugin plugin, Plugin inProject) {
        var texts = new WrittenTexts(project, plugin.key(), resolver);
        return new ForeignProject(
                plugin,
                configuration(inProject.getConfiguration(), texts),
                inProject.getExecutions().stream()
                        .map(execution -> execution(execution, inProject, texts))
                        .toList(),
                properties(texts),
                new ForeignProject.Coordinates(
                        project.getGroupId(), project.getArtifactId(), project.getVersion(), project.getPackaging()),
                project.getBasedir().toPath());
    }

    private static ForeignExecution execution(PluginExecution execution, Plugin plugin, WrittenTexts texts) {
        var own = execution.getConfiguration();
        return new ForeignExecution(
                execution.getId(),
                Elements.text(execution.getPhase()).map(Text::of),
                execution.getGoals(),
                configuration(own == null ? plugin.getConfiguration() : own, texts));
    }

    private static Element configuration(@Nullable Object configuration, WrittenTexts texts) {
        return configuration instanceof Xpp3Dom element
                ? element(element, "", texts)
                : Element.of("configuration", List.of());
    }

    private static Element element(Xpp3Dom element, String path, WrittenTexts texts) {
        var children = new ArrayList<Element>();
        for (var child : element.getChildren()) {
            children.add(element(child, path + "/" + child.getName(), texts));
        }
        var text = Elements.text(element.getValue())
                .map(value -> texts.of(path, value))
                .orElse(Text.of(""));
        return new Element(element.getName(), text, List.copyOf(children));
    }

    private Map<String, Text> properties(WrittenTexts texts) {
        var properties = new HashMap<String, Text>();
        project.getProperties()
                .stringPropertyNames()
                .forEach(name -> Elements.text(project.getProperties().getProperty(name))
                        .ifPresent(value -> properties.put(name, texts.of(WrittenTexts.property(name), value))));
        userProperties
                .stringPropertyNames()
                .forEach(name -> Elements.text(userProperties.getProperty(name))
                        .ifPresent(value -> properties.put(name, Text.of(value))));
        return properties;
    }
}
