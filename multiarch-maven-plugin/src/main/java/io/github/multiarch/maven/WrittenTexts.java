package io.github.multiarch.maven;

import io.github.multiarch.migrate.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.model.Model;
import org.apache.maven.model.ModelBase;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginContainer;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** How poms write what Maven resolves: the text of the project's own pom, else of its closest parent's, that comes to the same. */
final class WrittenTexts {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{[^}]*}");

    private final UnaryOperator<String> resolver;
    private final Map<String, List<String>> byPath = new HashMap<>();

    /**
     * The texts of a plugin's configuration, and the properties.
     *
     * @param project with its parents
     * @param plugin its {@code groupId:artifactId}
     * @param resolver of expressions; leaves those that it does not know
     */
    WrittenTexts(MavenProject project, String plugin, UnaryOperator<String> resolver) {
        this.resolver = resolver;
        for (var at = project; at != null; at = at.getParent()) {
            var model = at.getOriginalModel();
            if (model != null) {
                add(model, plugin);
            }
        }
    }

    /** A value as the poms write it. */
    Text of(String path, String value) {
        return new Text(
                value,
                byPath.getOrDefault(path, List.of()).stream()
                        .filter(written -> comesTo(written, value))
                        .findFirst()
                        .orElse(value));
    }

    static String property(String name) {
        return "property " + name;
    }

    private boolean comesTo(String written, String value) {
        var resolved = resolver.apply(written).trim();
        if (resolved.equals(value)) {
            return true;
        }
        if (!EXPRESSION.matcher(resolved).find()) {
            return false;
        }
        // Such as ${maven.build.timestamp}, which only Maven's own reader of poms knows.
        var parts = EXPRESSION.split(resolved, -1);
        return Pattern.compile(
                        String.join(".*", Stream.of(parts).map(Pattern::quote).toList()), Pattern.DOTALL)
                .matcher(value)
                .matches();
    }

    private void add(Model model, String plugin) {
        add((ModelBase) model);
        add(model.getBuild(), plugin);
        for (var profile : model.getProfiles()) {
            add(profile);
            add(profile.getBuild(), plugin);
        }
    }

    private void add(ModelBase model) {
        model.getProperties().forEach((name, value) -> note(property(String.valueOf(name)), String.valueOf(value)));
    }

    private void add(org.apache.maven.model.@Nullable PluginConfiguration build, String plugin) {
        if (build == null) {
            return;
        }
        Stream.of(build, build.getPluginManagement())
                .filter(Objects::nonNull)
                .map(PluginContainer.class::cast)
                .flatMap(container -> container.getPlugins().stream())
                .filter(one -> one.getKey().equals(plugin))
                .forEach(this::add);
    }

    private void add(Plugin plugin) {
        addTree(plugin.getConfiguration(), "");
        plugin.getExecutions().forEach(execution -> addTree(execution.getConfiguration(), ""));
    }

    private void addTree(@Nullable Object configuration, String path) {
        if (configuration instanceof Xpp3Dom element) {
            for (var child : element.getChildren()) {
                addTree(child, path + "/" + child.getName());
            }
            if (element.getValue() != null) {
                note(path, element.getValue().trim());
            }
        }
    }

    private void note(String path, String text) {
        byPath.computeIfAbsent(path, key -> new ArrayList<>()).add(text);
    }
}
