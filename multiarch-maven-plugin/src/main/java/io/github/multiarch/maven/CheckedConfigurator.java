package io.github.multiarch.maven;

import io.github.multiarch.config.InvalidRequestException;
import java.util.ArrayList;
import java.util.function.UnaryOperator;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.classworlds.realm.ClassRealm;
import org.codehaus.plexus.component.configurator.BasicComponentConfigurator;
import org.codehaus.plexus.component.configurator.ComponentConfigurationException;
import org.codehaus.plexus.component.configurator.ConfigurationListener;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Gives the goals their parameters as Maven does, after it has looked at all that the user says. What is wrong with it the goal tells, with what it finds itself, unless it is skipped. Of Maven, 3.8 says
 * nothing of a name that it does not know, 3.9 and later only warn, and each ends at the first one that is nested.
 */
public class CheckedConfigurator extends BasicComponentConfigurator {
    static final String NAME = "multiarch";

    /** For Maven. */
    public CheckedConfigurator() {}

    @Override
    public void configureComponent(
            Object component,
            PlexusConfiguration configuration,
            ExpressionEvaluator evaluator,
            ClassRealm realm,
            ConfigurationListener listener)
            throws ComponentConfigurationException {
        super.configureComponent(component, checked(component, configuration, evaluator), evaluator, realm, listener);
    }

    private static PlexusConfiguration checked(
            Object component, PlexusConfiguration configuration, ExpressionEvaluator evaluator)
            throws ComponentConfigurationException {
        try {
            var given = new GivenConfiguration(
                    (MavenSession) evaluator.evaluate("${session}"),
                    (MavenProject) evaluator.evaluate("${project}"),
                    (MojoExecution) evaluator.evaluate("${mojoExecution}"),
                    text(evaluator));
            var warnings = new ArrayList<String>();
            var problems = given.problems(warnings::add);
            if (component instanceof ConnectionMojo goal) {
                goal.misread(problems, warnings);
            } else if (!problems.isEmpty()) {
                throw new ComponentConfigurationException(new InvalidRequestException(problems).getMessage());
            }
            return given.accepted(configuration);
        } catch (ExpressionEvaluationException e) {
            throw new ComponentConfigurationException("cannot read the configuration: " + e.getMessage(), e);
        }
    }

    private static UnaryOperator<String> text(ExpressionEvaluator evaluator) {
        return expression -> {
            try {
                var value = evaluator.evaluate(expression);
                return value == null ? "" : value.toString();
            } catch (ExpressionEvaluationException e) {
                return "";
            }
        };
    }
}
