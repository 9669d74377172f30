package io.github.multiarch.it.bench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * All runs of one case.
 *
 * @param what the case
 * @param runs of all contestants
 * @param limitSeconds what physics allow
 */
record Comparison(Case what, List<Run> runs, double limitSeconds) {
    private static final int ENOUGH = 2;

    Comparison {
        runs = List.copyOf(runs);
    }

    static Comparison of(Case what, List<Run> all, double limitSeconds) {
        return new Comparison(
                what,
                all.stream().filter(run -> run.caseName().equals(what.name())).toList(),
                limitSeconds);
    }

    private List<Run> of(Contestant contestant) {
        return runs.stream().filter(run -> run.contestant() == contestant).toList();
    }

    boolean has(Contestant contestant) {
        return !of(contestant).isEmpty();
    }

    /** The median of the time that Maven took; empty when none was measured. */
    Optional<Double> seconds(Contestant contestant) {
        var seconds =
                of(contestant).stream().filter(Run::timed).map(Run::seconds).toList();
        return seconds.isEmpty() ? Optional.empty() : Optional.of(Median.of(seconds));
    }

    /** The same without what Maven takes for the rest. */
    Optional<Double> overFloor(Contestant contestant) {
        return seconds(contestant).flatMap(own -> seconds(Contestant.FLOOR).map(floor -> own - floor));
    }

    /** The median of the time on all cores, without what Maven takes for the rest; empty when none was measured. */
    Optional<Double> cpuOverFloor(Contestant contestant) {
        return has(contestant) && has(Contestant.FLOOR)
                ? Optional.of(cpuSeconds(contestant) - cpuSeconds(Contestant.FLOOR))
                : Optional.empty();
    }

    private double cpuSeconds(Contestant contestant) {
        return Median.of(of(contestant).stream().map(Run::cpuSeconds).toList());
    }

    /** Our time to jib's, both over the floor; empty when there is nothing to divide by. */
    Optional<Double> ratio() {
        return overFloor(Contestant.MULTIARCH)
                .flatMap(us -> overFloor(Contestant.JIB).filter(jib -> jib > 0).map(jib -> us / jib));
    }

    /** Seconds in our own goals, added up. */
    Optional<Double> goalSeconds() {
        var seconds = of(Contestant.MULTIARCH).stream()
                .map(run -> run.goals().entrySet().stream()
                        .filter(goal -> goal.getKey().startsWith("multiarch:"))
                        .mapToDouble(goal -> goal.getValue())
                        .sum())
                .toList();
        return seconds.isEmpty() ? Optional.empty() : Optional.of(Median.of(seconds));
    }

    /** The run that asked for the most: limits hold for every run. */
    Optional<Run> largest(Contestant contestant) {
        return of(contestant).stream().max((one, other) -> Integer.compare(one.requestCount(), other.requestCount()));
    }

    /** As in {@code 52}, or {@code 50-52} when runs differ. */
    String requests(Contestant contestant) {
        var counts = of(contestant).stream().mapToInt(Run::requestCount).summaryStatistics();
        if (counts.getCount() == 0) {
            return "";
        }
        return counts.getMin() == counts.getMax()
                ? String.valueOf(counts.getMax())
                : counts.getMin() + "-" + counts.getMax();
    }

    /** The most connections of a run that counted them. */
    OptionalInt connections(Contestant contestant) {
        return of(contestant).stream()
                .flatMapToInt(run -> run.connections().stream())
                .max();
    }

    /** What is not as it is meant to be, in words. A single run says nothing about time. */
    List<String> exceeded() {
        var limits = what.limits();
        var words = new ArrayList<>(of(Contestant.MULTIARCH).stream()
                .flatMap(run -> limits.exceededBy(run).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new)));
        if (of(Contestant.MULTIARCH).stream().filter(Run::timed).count() < ENOUGH) {
            return words;
        }
        ratio().filter(ratio -> ratio > limits.ratio())
                .ifPresent(ratio -> words.add(Figures.ratio(ratio) + " of jib's time, at most " + limits.ratio()));
        goalSeconds()
                .filter(seconds -> what.step() == Step.PACKAGE && seconds > Limits.PACKAGE_SECONDS)
                .ifPresent(seconds ->
                        words.add(Figures.seconds(seconds) + " s in our goal, at most " + Limits.PACKAGE_SECONDS));
        return words;
    }
}
