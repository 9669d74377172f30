package io.github.multiarch.migrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When the goals of an image run, from when those of another plugin did. */
final class Bindings {
    /** Phases in which goals run without being told. */
    private static final Map<String, String> OWN_PHASES = Map.of("build", "package", "push", "deploy");

    private static final List<String> ORDER = List.of("build", "load", "export", "push");

    private final Map<String, Optional<Text>> phases = new LinkedHashMap<>();

    /** A goal that runs in a phase; the first mention of a goal counts. */
    void add(String goal, Optional<Text> phase) {
        phases.putIfAbsent(goal, phase);
    }

    boolean has(String goal) {
        return phases.containsKey(goal);
    }

    /** The executions: goals in their own phases first. */
    List<Binding> bindings() {
        var goals = phases.keySet().stream()
                .sorted((a, b) -> ORDER.indexOf(a) - ORDER.indexOf(b))
                .toList();
        if (phases.values().stream().distinct().count() == 1 && !allOwn(goals)) {
            return List.of(new Binding(phases.values().iterator().next(), goals));
        }
        var groups = new LinkedHashMap<Optional<Text>, List<String>>();
        for (var goal : goals) {
            groups.computeIfAbsent(isOwn(goal) ? Optional.empty() : phases.get(goal), phase -> new ArrayList<>())
                    .add(goal);
        }
        var bindings = new ArrayList<Binding>();
        groups.forEach((phase, together) -> bindings.add(new Binding(phase, together)));
        return bindings;
    }

    private boolean allOwn(List<String> goals) {
        return goals.stream().allMatch(this::isOwn);
    }

    private boolean isOwn(String goal) {
        var phase = phases.getOrDefault(goal, Optional.empty());
        return phase.isEmpty() || phase.get().value().equals(OWN_PHASES.get(goal));
    }
}
