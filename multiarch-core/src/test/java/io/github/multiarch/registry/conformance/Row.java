package io.github.multiarch.registry.conformance;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A request, what the specification wants it to be answered, and what registries answer.
 *
 * @param category of the specification's tests
 * @param request for readers
 * @param answers one of them is right, each as {@link Seen} writes it
 * @param ask sends it
 * @param others what some registries answer instead of the first of those
 */
public record Row(String category, String request, List<String> answers, Ask ask, Map<Tested, Other> others) {
    private static final String OR = " | ";

    /** Takes copies. */
    public Row {
        answers = List.copyOf(answers);
        others = Map.copyOf(others);
    }

    /** Sends a request, after those that it needs. */
    interface Ask {
        Seen of(Place place) throws IOException;
    }

    /** What a registry answers instead; why, where the specification does not leave it that choice. */
    record Other(List<String> answers, String reason) {}

    /** Answers between which a registry may choose have bars between. */
    static Row of(String category, String request, String answers, Ask ask) {
        return new Row(category, request, split(answers), ask, Map.of());
    }

    private static List<String> split(String answers) {
        return List.of(answers.split(Pattern.quote(OR)));
    }

    /** What these registries choose. */
    Row chosen(String answer, Set<Tested> registries) {
        return but(answer, "", registries);
    }

    /** What these registries answer although it is wrong. */
    Row but(String wrong, String reason, Set<Tested> registries) {
        var more = new EnumMap<Tested, Other>(Tested.class);
        more.putAll(others);
        for (var registry : registries) {
            more.put(registry, new Other(split(wrong), reason));
        }
        return new Row(category, request, answers, ask, more);
    }

    /** What this registry has to answer. */
    List<String> known(Tested registry) {
        var other = others.get(registry);
        return other == null ? answers.subList(0, 1) : other.answers();
    }

    /** The same for a table. */
    String cell(Tested registry) {
        var known = String.join(OR, known(registry)).replace("|", "or");
        if (answers.containsAll(known(registry))) {
            return answers.size() == 1 ? "yes" : known;
        }
        return "**" + known + "** (" + others.get(registry).reason() + ")";
    }

    @Override
    public String toString() {
        return category + ": " + request;
    }
}
