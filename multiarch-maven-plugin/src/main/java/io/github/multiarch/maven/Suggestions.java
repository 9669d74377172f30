package io.github.multiarch.maven;

import io.github.multiarch.oci.EditDistance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What may have been meant by a name that is not known. */
final class Suggestions {
    private static final String HELP = "mvn multiarch:help -Ddetail lists all";

    private final Parameters parameters;

    Suggestions(Parameters parameters) {
        this.parameters = parameters;
    }

    /** What to say of an element right below {@code <configuration>}. */
    String forParameter(String name) {
        return forName(ElementPath.TOP, name, parameters.names()) + " (" + HELP + ")";
    }

    /**
     * What to say of an element below a parameter.
     *
     * @param parent where it is
     * @param known what could be there; empty for text
     */
    String forPart(ElementPath parent, String name, Collection<String> known) {
        var all = known.stream().map(Suggestions::tag).collect(Collectors.joining(", "));
        return forName(parent, name, known)
                + (known.isEmpty()
                        ? " (" + parent + " holds text only)"
                        : known.size() > 1 ? " (there are " + all + ")" : "");
    }

    private String forName(ElementPath parent, String name, Collection<String> known) {
        return ForeignParameters.counterpart(parent.then(name).slashed())
                .map(ours -> "is not known; " + ours)
                .or(() -> places(name)
                        .filter(places -> !known.isEmpty())
                        .map(places -> "is not known here; it belongs " + places))
                .orElseGet(() -> "is not known" + nearest(name, known, ""));
    }

    /** What to say of {@code -Dmultiarch.NAME}, or of a pom's property. */
    String forProperty(String name) {
        if (parameters.names().contains(name.split("\\.", 2)[0])) {
            var place = new ElementPath(List.of(name.split("\\.")));
            return "cannot be said by a property; say it in the pom, in <configuration>" + place;
        }
        return ForeignParameters.counterpart(name.replace('.', '/'))
                        .map(ours -> "is not known; " + ours)
                        .orElseGet(() -> "is not known" + nearest(name, parameters.properties(), "multiarch."))
                + " (" + HELP + ")";
    }

    private static String nearest(String name, Collection<String> known, String prefix) {
        var written = name.toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.comparingInt(other -> far(written, other.toLowerCase(Locale.ROOT))))
                .map(other -> "; the nearest is " + (prefix.isEmpty() ? tag(other) : prefix + other))
                .orElse("");
    }

    /** Whether a name is so much like one of these that it must be it. */
    boolean isNear(String name, Collection<String> known) {
        return known.stream().anyMatch(other -> isNear(name, other));
    }

    static boolean isNear(String written, String known) {
        var given = written.toLowerCase(Locale.ROOT);
        var other = known.toLowerCase(Locale.ROOT);
        return Arrays.equals(
                        given.chars().sorted().toArray(), other.chars().sorted().toArray())
                || EditDistance.of(given, other) <= Math.max(1, Math.min(3, given.length() / 3));
    }

    /** People shorten. */
    private static int far(String written, String known) {
        return known.startsWith(written) ? 0 : EditDistance.of(written, known);
    }

    private Optional<String> places(String name) {
        var places = new ArrayList<String>();
        if (parameters.names().contains(name)) {
            places.add("right below <configuration>");
        }
        for (var parameter : parameters.names()) {
            parameters.goalsWith(parameter).forEach(goal -> {
                var shape = parameters.shape(goal, parameter).orElseThrow();
                var parts = shape instanceof Shape.Items items ? items.item() : shape;
                if (parts instanceof Shape.Parts has && has.parts().containsKey(name)) {
                    var item = shape instanceof Shape.Items items
                            ? List.copyOf(items.names()).get(0)
                            : "";
                    places.add("into " + tag(parameter) + (item.isEmpty() ? "" : tag(item)));
                }
            });
        }
        return places.isEmpty() ? Optional.empty() : Optional.of(String.join(" or ", new LinkedHashSet<>(places)));
    }

    private static String tag(String name) {
        return "<" + name + ">";
    }
}
