package io.github.multiarch.it.bench;

import java.util.Collections;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One measurement.
 *
 * @param caseName what was measured
 * @param contestant who built
 * @param number of the story's run, from 0
 * @param place whose turn it was in this run: 0 for the first
 * @param timed whether the time counts; it does not in the run that went through a relay for counting
 * @param seconds that Maven took, from its start to its end
 * @param cpuSeconds that it kept a core busy
 * @param requests that the registries answered
 * @param connections to the registries, where a relay counted them
 * @param baseDown bytes of base layers that were downloaded
 * @param baseUp bytes of base layers that were uploaded
 * @param goals seconds in each goal; empty for runs with several threads
 */
record Run(
        String caseName,
        Contestant contestant,
        int number,
        int place,
        boolean timed,
        double seconds,
        double cpuSeconds,
        SortedMap<Kind, Integer> requests,
        OptionalInt connections,
        long baseDown,
        long baseUp,
        SortedMap<String, Double> goals) {
    Run {
        requests = Collections.unmodifiableSortedMap(new TreeMap<>(requests));
        goals = Collections.unmodifiableSortedMap(new TreeMap<>(goals));
    }

    int requestCount() {
        return requests.values().stream().mapToInt(Integer::intValue).sum();
    }
}
