package io.github.multiarch.maven;

import io.github.multiarch.config.Problem;
import io.github.multiarch.config.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** All that the user says to this plugin, for a goal that is about to run: what is wrong with it, and what the goal gets of it. */
final class GivenConfiguration {
    private final MavenSession session;
    private final MavenProject project;
    private final MojoExecution execution;
    private final Parameters parameters;
    private final Suggestions suggestions;
    private final UnaryOperator<String> evaluator;

    /**
     * For one goal.
     *
     * @param evaluator resolves what Maven resolves only when it calls a goal
     */
    GivenConfiguration(
            MavenSession session, MavenProject project, MojoExecution execution, UnaryOperator<String> evaluator) {
        this.session = session;
        this.project = project;
        this.execution = execution;
        this.parameters = new Parameters(
                execution.getMojoDescriptor().getPluginDescriptor(), GivenConfiguration.class.getClassLoader());
        this.suggestions = new Suggestions(parameters);
        this.evaluator = evaluator;
    }

    /**
     * Everything that no goal can make sense of, in the plugin's whole configuration, on the command line and in the properties of the pom.
     *
     * @param warnings gets what may be meant for somebody else
     */
    List<Problem> problems(Consumer<String> warnings) {
        var problems = new Problems();
        var pom = new PluginElement(project, execution.getMojoDescriptor().getPluginDescriptor());
        check(pom.common(), problems);
        for (var other : pom.executions()) {
            var own = new Problems();
            check(other.elements(), own);
            own.found().stream()
                    .filter(problem -> !problems.found().contains(problem))
                    .forEach(problem ->
                            problems.add("execution " + other.id() + ": " + problem.subject(), problem.message()));
        }
        var references = new PomReferences(project, session);
        var properties = new PropertiesCheck(
                parameters, references::contain, RunningGoals.of(execution, session), problems, warnings);
        var given = new Properties();
        given.putAll(session.getSystemProperties());
        given.putAll(session.getUserProperties());
        properties.checkGiven(given);
        var inPom = new Properties();
        inPom.putAll(project.getProperties());
        inPom.keySet().removeAll(given.keySet());
        properties.checkPom(inPom);
        return problems.found();
    }

    private void check(List<Element> elements, Problems problems) {
        for (var element : elements) {
            var shapes = parameters.shapes(element.name());
            if (shapes.isEmpty()) {
                problems.add(ElementPath.TOP.then(element.name()).toString(), suggestions.forParameter(element.name()));
            } else {
                shapes.stream()
                        .map(shape -> problemsWith(element, shape))
                        .min((one, other) -> one.size() - other.size())
                        .ifPresent(problems::addAll);
            }
        }
    }

    private List<Problem> problemsWith(Element element, Shape shape) {
        var problems = new Problems();
        new ConfigurationCheck(suggestions, evaluator, problems).accept(element, shape, ElementPath.TOP);
        return problems.found();
    }

    /** What Maven makes the goal's fields of. */
    PlexusConfiguration accepted(PlexusConfiguration configuration) {
        var given = Element.of(configuration);
        var check = new ConfigurationCheck(suggestions, evaluator, new Problems());
        var accepted = new ArrayList<Element>();
        for (var element : given.children()) {
            accepted.add(parameters
                    .shape(execution.getMojoDescriptor().getGoal(), element.name())
                    .map(shape -> check.accept(withoutBlank(element), shape, ElementPath.TOP))
                    .orElse(element));
        }
        return accepted.equals(given.children())
                ? configuration
                : given.withChildren(accepted).toConfiguration();
    }

    /** A property that is blank counts as none, so that the default counts. */
    private Element withoutBlank(Element element) {
        return element.withText(element.text()
                .filter(text -> Parameters.propertyOf(text)
                        .flatMap(name ->
                                Optional.ofNullable(session.getUserProperties().getProperty("multiarch." + name)))
                        .filter(String::isBlank)
                        .isEmpty()));
    }
}
