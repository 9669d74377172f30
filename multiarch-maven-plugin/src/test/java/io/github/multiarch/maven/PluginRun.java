package io.github.multiarch.maven;

import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.codehaus.plexus.classworlds.ClassWorld;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;

/** A project that has this plugin, with its real descriptor, at the moment when Maven calls a goal. */
final class PluginRun {
    static final PluginDescriptor DESCRIPTOR = read();

    final MavenRun run;
    final Plugin plugin = new Plugin();
    final List<String> warnings = new ArrayList<>();

    PluginRun(MavenRun run) {
        this.run = run;
        plugin.setGroupId(DESCRIPTOR.getGroupId());
        plugin.setArtifactId(DESCRIPTOR.getArtifactId());
        run.project.getBuild().addPlugin(plugin);
    }

    /** A run whose plugin has these elements in its configuration. */
    static PluginRun of(String elements) {
        var made = new PluginRun(new MavenRun());
        made.plugin.setConfiguration(dom(elements));
        return made;
    }

    PluginRun execution(String id, String goal, String elements) {
        var execution = new PluginExecution();
        execution.setId(id);
        execution.addGoal(goal);
        execution.setConfiguration(dom(elements));
        plugin.addExecution(execution);
        return this;
    }

    List<String> problems(String goal) {
        return given(goal).problems(warnings::add).stream()
                .map(Object::toString)
                .toList();
    }

    /** What the goal gets of a configuration. */
    Element accepted(String goal, String elements) {
        return Element.of(given(goal).accepted(Element.of(dom(elements)).toConfiguration()));
    }

    private GivenConfiguration given(String goal) {
        var evaluator = evaluator(goal);
        return new GivenConfiguration(run.session, run.project, execution(goal), text -> {
            try {
                var value = evaluator.evaluate(text);
                return value == null ? "" : value.toString();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Configures a goal as Maven does. */
    void configure(String goal, Object mojo) throws Exception {
        var realm = new ClassWorld("plugin", PluginRun.class.getClassLoader()).getRealm("plugin");
        var given = (Xpp3Dom) plugin.getConfiguration();
        new CheckedConfigurator()
                .configureComponent(mojo, known(goal, Element.of(given)), evaluator(goal), realm, null);
    }

    /** What Maven itself leaves of a configuration for one goal. */
    private static PlexusConfiguration known(String goal, Element given) {
        var parameters = DESCRIPTOR.getMojo(goal).getParameterMap();
        return given.withChildren(given.children().stream()
                        .filter(element -> parameters.containsKey(element.name()))
                        .toList())
                .toConfiguration();
    }

    private PluginParameterExpressionEvaluator evaluator(String goal) {
        return new PluginParameterExpressionEvaluator(run.session, execution(goal));
    }

    private static MojoExecution execution(String goal) {
        return new MojoExecution(DESCRIPTOR.getMojo(goal), "default-" + goal);
    }

    static Xpp3Dom dom(String elements) {
        try {
            return Xpp3DomBuilder.build(new StringReader("<configuration>" + elements + "</configuration>"));
        } catch (Exception e) {
            throw new IllegalArgumentException(elements, e);
        }
    }

    private static PluginDescriptor read() {
        try (var stream = PluginRun.class.getResourceAsStream("/META-INF/maven/plugin.xml");
                var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return new PluginDescriptorBuilder().build(reader);
        } catch (Exception e) {
            throw new IllegalStateException("cannot read the descriptor", e);
        }
    }
}
