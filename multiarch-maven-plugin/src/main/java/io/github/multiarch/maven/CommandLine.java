package io.github.multiarch.maven;

import io.github.multiarch.config.Problems;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What the user gave with {@code -Dmultiarch.…}. It counts more than the pom. Maven alone does it the other way round: there a property is only heard where the pom
 * has no such element.
 */
final class CommandLine {
    private static final String PREFIX = "multiarch.";

    private final Properties given;

    /**
     * The properties of a session.
     *
     * @param given only those of the user: properties of a pom are the pom's
     */
    CommandLine(Properties given) {
        this.given = given;
    }

    /** What was given for a parameter; a blank value counts as none. */
    Optional<String> text(String parameter) {
        return Elements.text(given.getProperty(PREFIX + parameter));
    }

    Optional<String> text(String parameter, @Nullable String inPom) {
        return text(parameter).or(() -> Elements.text(inPom));
    }

    /**
     * A word for a parameter that has a default.
     *
     * @param inPom what the pom says, or the default, which Maven knows
     */
    String choice(String parameter, String inPom) {
        return text(parameter).orElse(inPom);
    }

    /** What was given for a parameter, between commas. */
    List<String> list(String parameter) {
        return text(parameter).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::trim)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    List<String> list(String parameter, @Nullable List<String> inPom) {
        var entries = list(parameter);
        return entries.isEmpty() ? Elements.list(inPom) : entries;
    }

    /** The names of platforms: those of the command line, or those that elements of the pom have. */
    List<String> platforms(@Nullable List<PlatformParameter> inPom) {
        var names = list("platforms");
        return names.isEmpty()
                ? Elements.list(inPom).stream().map(PlatformParameter::toString).toList()
                : names;
    }

    /** Whether something is true. What is neither true nor false {@link Flags} have told by then. */
    boolean flag(String parameter, boolean inPom) {
        return text(parameter).map(Boolean::parseBoolean).orElse(inPom);
    }

    /**
     * A number.
     *
     * @return the least when there is a problem with it
     */
    int number(String parameter, int inPom, int least, Problems problems) {
        var text = text(parameter).orElse(String.valueOf(inPom));
        try {
            int number = Integer.parseInt(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        problems.add(parameter, "is '" + text + "'; expected a number from " + least + " to " + Integer.MAX_VALUE);
        return least;
    }

    /** A path; on the command line it is relative to this directory, in the pom Maven has made it absolute already. */
    Optional<Path> path(String parameter, Path directory, @Nullable File inPom) {
        return text(parameter)
                .map(directory::resolve)
                .or(() -> Optional.ofNullable(inPom).map(File::toPath));
    }
}
