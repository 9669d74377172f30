package io.github.multiarch.maven;

import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * The parameter {@code password}. Maven prints the value of every parameter with {@code -X}, and also what it gives to a setter of a type of our own. Only of an element that
 * is taken as it stands it prints what the descriptor has, <code>${multiarch.password}</code>; so the property is looked up here.
 */
final class Password {
    private static final String PROPERTY = "multiarch.password";

    private Password() {}

    /** What was given on the command line, in the pom, or as a property where Maven itself would look for it; blank counts as none. */
    static Optional<String> of(@Nullable PlexusConfiguration element, MavenSession session) {
        var inPom = Optional.ofNullable(element)
                .flatMap(given -> Elements.text(given.getValue(null)))
                .filter(text -> !text.contains("${"));
        return property(session.getUserProperties())
                .or(() -> inPom)
                .or(() -> Stream.of(session.getCurrentProject().getProperties(), session.getSystemProperties())
                        .flatMap(properties -> property(properties).stream())
                        .findFirst());
    }

    private static Optional<String> property(Properties properties) {
        return Elements.text(properties.getProperty(PROPERTY));
    }
}
