package io.github.multiarch.maven;

import io.github.multiarch.config.Problems;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Holds {@code -Dmultiarch.…} and the properties of the pom against the list of parameters. */
final class PropertiesCheck {
    static final String PREFIX = "multiarch.";
    /** What poms often call the version of this plugin. */
    private static final String VERSION = "version";

    private final Parameters parameters;
    private final Suggestions suggestions;
    private final Predicate<String> isUsed;
    private final RunningGoals goals;
    private final Problems problems;
    private final Consumer<String> warnings;

    /**
     * A check.
     *
     * @param isUsed whether a pom of this build refers to a property, which is its author's own then
     * @param goals that this build may run
     * @param problems gets what is wrong
     * @param warnings gets what may be right, or meant for somebody else
     */
    PropertiesCheck(
            Parameters parameters,
            Predicate<String> isUsed,
            RunningGoals goals,
            Problems problems,
            Consumer<String> warnings) {
        this.parameters = parameters;
        this.suggestions = new Suggestions(parameters);
        this.isUsed = isUsed;
        this.goals = goals;
        this.problems = problems;
        this.warnings = warnings;
    }

    /** Checks what the user gave to this run. */
    void checkGiven(Properties given) {
        for (var name : names(given)) {
            var subject = "-D" + PREFIX + name;
            check(subject, name, given, message -> problems.add(subject, message));
            checkGoals(subject, name, given);
        }
    }

    /** Checks properties of the pom, and of profiles: those that are not like a parameter may be for others. */
    void checkPom(Properties pom) {
        for (var name : names(pom)) {
            var subject = "the property " + PREFIX + name;
            check(subject, name, pom, message -> {
                if (suggestions.isNear(name, parameters.properties())) {
                    problems.add(subject, message);
                } else {
                    warnings.accept(subject + ": " + message);
                }
            });
        }
    }

    private void check(String subject, String name, Properties properties, Consumer<String> unknown) {
        if (parameters.isFlag(name)) {
            Flags.check(subject, properties.getProperty(PREFIX + name), problems);
        } else if (parameters.goalsOf(name).isEmpty() && !isOwn(name)) {
            unknown.accept(suggestions.forProperty(name));
        }
    }

    /** A dry run of a goal that knows none would publish. What is no flag may be in {@code .mvn/maven.config}, for other commands than this one. */
    private void checkGoals(String subject, String name, Properties given) {
        var takers = parameters.goalsOf(name);
        if (takers.isEmpty() || goals.containAnyOf(takers) || isOwn(name)) {
            return;
        }
        var message = "is for " + String.join(", ", takers) + ", which this build does not run";
        var near = parameters.properties().stream()
                .filter(other -> goals.containAnyOf(parameters.goalsOf(other)))
                .filter(other -> Suggestions.isNear(name, other))
                .findFirst();
        if (near.isPresent()) {
            problems.add(subject, message + "; did you mean -D" + PREFIX + near.get() + "?");
        } else if (parameters.isFlag(name) && !given.getProperty(PREFIX + name).equals("false")) {
            problems.add(subject, message);
        } else {
            warnings.accept(subject + ": " + message);
        }
    }

    private boolean isOwn(String name) {
        return name.equals(VERSION) || isUsed.test(PREFIX + name);
    }

    private static SortedSet<String> names(Properties properties) {
        var names = new TreeSet<String>();
        for (var name : properties.stringPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                names.add(name.substring(PREFIX.length()));
            }
        }
        return names;
    }
}
