package io.github.multiarch.it.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Steps that one project goes through, under the same circumstances.
 *
 * @param name its cases' names begin with it; may be empty
 * @param title of these circumstances; may be empty
 * @param project the folder below {@code projects/bench}
 * @param platforms how many of the base's platforms are built
 * @param foreignBase whether the base lies in another registry than the image
 * @param slow whether the line to the registries is slow
 * @param threads of Maven
 * @param timed whether times are asked for, not only counts
 * @param steps in order
 */
record Story(
        String name,
        String title,
        String project,
        int platforms,
        boolean foreignBase,
        boolean slow,
        int threads,
        boolean timed,
        List<Step> steps) {
    /** How many services the fleet has. */
    static final int MODULES = 14;

    private static final String APPLICATION = "application";
    private static final String FLEET = "fleet";
    private static final List<Step> ALL = List.of(Step.values());

    Story {
        steps = List.copyOf(steps);
    }

    /** All that there are. */
    static List<Story> all() {
        var line = "25 ms and 100 Mbit/s";
        var withoutPackage = ALL.stream().filter(step -> step != Step.PACKAGE).toList();
        var twice = List.of(Step.COLD, Step.UNCHANGED);
        var cold = List.of(Step.COLD);
        var stories = new ArrayList<>(List.of(
                new Story("", "", APPLICATION, 5, false, false, 1, true, ALL),
                new Story("foreign", "base in another registry", APPLICATION, 5, true, false, 1, true, cold),
                new Story("slow", line, APPLICATION, 5, false, true, 1, true, withoutPackage),
                new Story(
                        "slow-foreign", "base in another registry, " + line, APPLICATION, 5, true, true, 1, true, cold),
                new Story("fleet", "14 modules", FLEET, 5, false, false, 1, true, twice),
                new Story("fleet-t2", "14 modules, -T 2", FLEET, 5, false, false, 2, true, twice)));
        for (int platforms : List.of(1, 2, 4, 8)) {
            stories.add(new Story(
                    "platforms-" + platforms,
                    platforms + (platforms == 1 ? " platform" : " platforms"),
                    APPLICATION,
                    platforms,
                    false,
                    false,
                    1,
                    false,
                    cold));
        }
        return List.copyOf(stories);
    }

    boolean isFleet() {
        return project.equals(FLEET);
    }

    List<Case> cases() {
        return steps.stream().map(step -> new Case(this, step)).toList();
    }

    /** The same as far as this step. */
    Story until(Step last) {
        return new Story(
                name,
                title,
                project,
                platforms,
                foreignBase,
                slow,
                threads,
                timed,
                steps.subList(0, steps.indexOf(last) + 1));
    }

    String folder() {
        return String.format(Locale.ROOT, "story%s", name.isEmpty() ? "" : "-" + name);
    }
}
