package io.github.multiarch.it.bench;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** How long each goal of a Maven run took, as its log says that names milliseconds: from a goal's headline to the next one. Not for runs with {@code -T}. */
final class GoalTimes {
    private static final Pattern GOAL = Pattern.compile("^(\\d+) \\[INFO] -{3} (\\S+?):\\S+:(\\S+) \\(.*");
    private static final Pattern END = Pattern.compile("^(\\d+) \\[INFO] -{5,}.*");

    private GoalTimes() {}

    /** Seconds by goal, as in {@code jib:build}; those of several modules are added up. */
    static SortedMap<String, Double> parse(List<String> lines) {
        var times = new TreeMap<String, Double>();
        Optional<String> goal = Optional.empty();
        long since = 0;
        for (var line : lines) {
            var next = GOAL.matcher(line);
            var end = END.matcher(line);
            boolean begins = next.matches();
            if (!begins && !end.matches()) {
                continue;
            }
            long now = Long.parseLong((begins ? next : end).group(1));
            double took = (now - since) / 1000.0;
            goal.ifPresent(name -> times.merge(name, took, Double::sum));
            since = now;
            goal = begins ? Optional.of(prefix(next.group(2)) + ":" + next.group(3)) : Optional.empty();
        }
        return Collections.unmodifiableSortedMap(times);
    }

    private static String prefix(String plugin) {
        return plugin.replaceAll("^maven-|-?maven-plugin$|-plugin$", "");
    }
}
