package io.github.multiarch.it.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The comparisons as text: a table of all cases, one of the requests by kind, and what is exceeded.
 *
 * @param comparisons in the order of their stories
 */
record Scoreboard(List<Comparison> comparisons) {
    private static final String EXCEEDED = " !";

    Scoreboard {
        comparisons = List.copyOf(comparisons);
    }

    @Override
    public String toString() {
        return cases() + "\n" + kinds() + "\n" + verdict();
    }

    private Table cases() {
        var table = new Table(
                "case (! exceeds its limit)",
                "requests",
                "jib",
                "at most",
                "base MB down+up",
                "jib",
                "connections",
                "jib",
                "floor s",
                "us +s",
                "jib +s",
                "us/jib",
                "at most",
                "physics s",
                "us +cpu s",
                "jib +cpu s");
        for (var comparison : comparisons) {
            var limits = comparison.what().limits();
            table.row(List.of(
                    comparison.what().title() + (comparison.exceeded().isEmpty() ? "" : EXCEEDED),
                    comparison.requests(Contestant.MULTIARCH),
                    comparison.requests(Contestant.JIB),
                    limits.requests() == Integer.MAX_VALUE ? "" : String.valueOf(limits.requests()),
                    base(comparison, Contestant.MULTIARCH),
                    base(comparison, Contestant.JIB),
                    text(comparison.connections(Contestant.MULTIARCH)),
                    text(comparison.connections(Contestant.JIB)),
                    Figures.seconds(comparison.seconds(Contestant.FLOOR)),
                    Figures.seconds(ours(comparison)),
                    Figures.seconds(comparison.overFloor(Contestant.JIB)),
                    comparison.ratio().map(Figures::ratio).orElse(""),
                    Double.isInfinite(limits.ratio()) ? "" : Figures.ratio(limits.ratio()),
                    Figures.seconds(comparison.limitSeconds()),
                    Figures.seconds(comparison.cpuOverFloor(Contestant.MULTIARCH)),
                    Figures.seconds(comparison.cpuOverFloor(Contestant.JIB))));
        }
        return table;
    }

    /** In {@code package} nobody else takes part, and the goal alone counts. */
    private static Optional<Double> ours(Comparison comparison) {
        return comparison.what().step() == Step.PACKAGE
                ? comparison.goalSeconds()
                : comparison.overFloor(Contestant.MULTIARCH);
    }

    private static String base(Comparison comparison, Contestant contestant) {
        return comparison
                .largest(contestant)
                .map(run -> Figures.megabytes(run.baseDown()) + "+" + Figures.megabytes(run.baseUp()))
                .orElse("");
    }

    private static String text(OptionalInt count) {
        return count.isPresent() ? String.valueOf(count.getAsInt()) : "";
    }

    private Table kinds() {
        var header = new ArrayList<String>();
        header.add("requests by kind, us/jib");
        header.addAll(Arrays.stream(Kind.values()).map(Kind::title).toList());
        var table = new Table(header.toArray(String[]::new));
        for (var comparison : comparisons) {
            var row = new ArrayList<String>();
            row.add(comparison.what().title());
            for (var kind : Kind.values()) {
                row.add(List.of(Contestant.MULTIARCH, Contestant.JIB).stream()
                        .map(contestant -> comparison.largest(contestant))
                        .map(run -> run.map(counts -> counts.requests().getOrDefault(kind, 0)))
                        .map(count -> count.map(String::valueOf).orElse("-"))
                        .collect(Collectors.joining("/")));
            }
            table.row(row);
        }
        return table;
    }

    private String verdict() {
        var lines = new StringBuilder();
        for (var comparison : comparisons) {
            comparison
                    .exceeded()
                    .forEach(word -> lines.append(comparison.what().title())
                            .append(": ")
                            .append(word)
                            .append('\n'));
        }
        growth().forEach(line -> lines.append(line).append('\n'));
        return lines.isEmpty() ? "Nothing exceeds its limit.\n" : "Exceeded:\n" + lines;
    }

    /** Requests grow by the same for each platform, or something is done once for each that need not be. */
    private List<String> growth() {
        var counts = new ArrayList<int[]>();
        for (var comparison : comparisons) {
            if (!comparison.what().story().timed()) {
                comparison
                        .largest(Contestant.MULTIARCH)
                        .ifPresent(run ->
                                counts.add(new int[] {comparison.what().story().platforms(), run.requestCount()}));
            }
        }
        var words = new ArrayList<String>();
        for (int i = 2; i < counts.size(); i++) {
            var first = counts.get(0);
            var second = counts.get(1);
            var other = counts.get(i);
            int each = (second[1] - first[1]) / (second[0] - first[0]);
            int expected = first[1] + each * (other[0] - first[0]);
            if (other[1] > expected) {
                words.add(other[0] + " platforms: " + other[1] + " requests; from " + first[0] + " to " + second[0]
                        + " they grow by " + each + " each, which makes " + expected);
            }
        }
        return words;
    }
}
