package io.github.multiarch.it.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The comparisons as pictures: times and requests.
 *
 * @param comparisons in the order of their stories
 */
record Pictures(List<Comparison> comparisons) {
    Pictures {
        comparisons = List.copyOf(comparisons);
    }

    /** Writes {@code times.svg} and {@code requests.svg} into this folder. */
    void write(Path folder) throws IOException {
        var times = new SvgBars("Seconds over a Maven that builds no image", "what the bytes alone take");
        var requests = new SvgBars("Requests to registries", "at most");
        for (var comparison : comparisons) {
            var title = comparison.what().title();
            var ours = comparison.overFloor(Contestant.MULTIARCH);
            var theirs = comparison.overFloor(Contestant.JIB);
            if (comparison.what().story().timed() && ours.isPresent() && theirs.isPresent()) {
                times.row(title, ours.get(), theirs.get(), comparison.limitSeconds(), "%.2f s");
            }
            var sent = comparison.largest(Contestant.MULTIARCH);
            var sentByJib = comparison.largest(Contestant.JIB);
            if (sent.isPresent() && sentByJib.isPresent()) {
                int limit = comparison.what().limits().requests();
                requests.row(
                        title,
                        sent.get().requestCount(),
                        sentByJib.get().requestCount(),
                        limit == Integer.MAX_VALUE ? -1 : limit,
                        "%.0f");
            }
        }
        Files.writeString(folder.resolve("times.svg"), times.toString());
        Files.writeString(folder.resolve("requests.svg"), requests.toString());
    }
}
