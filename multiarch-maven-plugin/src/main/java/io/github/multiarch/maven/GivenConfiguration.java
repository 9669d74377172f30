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
            for (var problem : own.found()) {
                if (!problems.found().contains(problem)) {
                    problems.add("execution " + other.id() + ": " + problem.subject(), problem.message());
                }
            }
        }
        var references = new PomReferences(project, session);
        var properties = new PropertiesCheck(
                parameters, references::contain, new RunningGoals(execution, session), problems, warnings);
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
            if (parameters.know(element.name())) {
                problems.addAll(leastProblems(element));
            } else {
                problems.add(ElementPath.TOP.then(element.name()).toString(), suggestions.forParameter(element.name()));
            }
        }
    }

    /** Goals may mean different things by one name: one of them has to understand it. The classes of others are not loaded unless they are asked. */
    private List<Problem> leastProblems(Element element) {
        var goals = parameters.goalsWith(element.name());
        var own = execution.getMojoDescriptor().getGoal();
        if (goals.remove(own)) {
            goals.add(0, own);
        }
        var least = problemsWith(
                element, parameters.shape(goals.get(0), element.name()).orElseThrow());
        for (int i = 1; i < goals.size() && !least.isEmpty(); i++) {
            var other = problemsWith(
                    element, parameters.shape(goals.get(i), element.name()).orElseThrow());
            least = other.size() < least.size() ? other : least;
        }
        return least;
    }

    private List<Problem> problemsWith(Element element, Shape shape) {
        var problems = new Problems();
        new ConfigurationCheck(suggestions, evaluator, problems).accept(element, shape, ElementPath.TOP);
        return problems.found();
    }

    /** What Maven makes the goal's fields of. */
    @SuppressWarnings("ReferenceEquality") // what is right comes back as it was
    PlexusConfiguration accepted(PlexusConfiguration configuration) {
        var given = Element.of(configuration);
        var check = new ConfigurationCheck(suggestions, evaluator, new Problems());
        var accepted = new ArrayList<Element>();
        boolean isChanged = false;
        for (var element : given.children()) {
            var shape = parameters.shape(execution.getMojoDescriptor().getGoal(), element.name());
            var left = shape.isPresent() ? check.accept(withoutBlank(element), shape.get(), ElementPath.TOP) : element;
            accepted.add(left);
            isChanged |= left != element;
        }
        return isChanged ? given.withChildren(accepted).toConfiguration() : configuration;
    }

    /** A property that is blank counts as none, so that the default counts. */
    private Element withoutBlank(Element element) {
        var property = element.text().isPresent()
                ? Parameters.propertyOf(element.text().get())
                : Optional.<String>empty();
        if (property.isEmpty()) {
            return element;
        }
        var value = session.getUserProperties().getProperty(PropertiesCheck.PREFIX + property.get());
        return value != null && value.isBlank() ? element.withText(Optional.empty()) : element;
    }
}
