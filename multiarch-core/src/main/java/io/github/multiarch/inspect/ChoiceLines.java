package io.github.multiarch.inspect;

import io.github.multiarch.oci.Platform;
import io.github.multiarch.oci.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What an engine would take and why, for people. */
final class ChoiceLines {
    private ChoiceLines() {}

    static String of(Choice choice) {
        var lines = new ArrayList<String>();
        lines.add(choice.chosen()
                .map(taken ->
                        choice.machine() + " takes " + taken.name() + " (" + taken.digest() + "): " + taken.reason())
                .orElseGet(() -> nothing(choice)));
        lines.add("It runs, best first: " + (choice.runs().isEmpty() ? "nothing that is known" : names(choice.runs())));
        choice.remarks().forEach(remark -> lines.add(Shown.of(remark, 1000)));
        choice.engines().stream()
                .filter(engine -> engine.differsFrom(choice.chosen()))
                .forEach(engine -> lines.add(Shown.of(engine.line(), 1000)));
        var others = choice.candidates().stream()
                .filter(candidate ->
                        choice.chosen().filter(taken -> taken.equals(candidate)).isEmpty())
                .toList();
        if (!others.isEmpty()) {
            lines.add("");
            lines.add(new Table<Choice.Candidate>()
                    .left("NOT TAKEN", Choice.Candidate::name)
                    .left("DIGEST", Choice.Candidate::digest)
                    .left("BECAUSE", candidate -> Shown.of(candidate.reason()))
                    .of(others));
        }
        return String.join("\n", lines);
    }

    private static String nothing(Choice choice) {
        return "There is no image for " + choice.machine() + "; an engine there says \"no matching manifest for "
                + choice.machine() + "\" or \"no match for platform in manifest\"";
    }

    private static String names(List<Platform> platforms) {
        return platforms.stream().map(Platform::toString).collect(Collectors.joining(", "));
    }
}
