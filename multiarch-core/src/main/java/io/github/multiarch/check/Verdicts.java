package io.github.multiarch.check;

import io.github.multiarch.config.NativeCodeRule;
import io.github.multiarch.config.PlatformRequest;
import io.github.multiarch.config.Problem;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.plan.Library;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what of a row fails the check, and what is only a warning, as each platform's rule wants it. */
final class Verdicts {
    private static final String REMEDY =
            " Take a version or classifier that has it, leave the platform out, or say why it is right with <nativeCodeExclusions>.";

    private final Advice advice;
    private final List<Problem> problems;
    private final List<String> warnings;

    /** The lists are added to. */
    Verdicts(Advice advice, List<Problem> problems, List<String> warnings) {
        this.advice = advice;
        this.problems = problems;
        this.warnings = warnings;
    }

    /** Each finding is told once, with all platforms that it is true of. */
    void about(Library library, Row row, List<PlatformRequest> platforms) {
        var failing = new LinkedHashMap<String, List<Platform>>();
        var warned = new LinkedHashMap<String, List<Platform>>();
        for (int i = 0; i < row.cells().size(); i++) {
            var platform = platforms.get(i);
            var rule = platform.nativeCode();
            if (row.cells().get(i) instanceof Cell.Missing missing && rule != NativeCodeRule.OFF) {
                note(missing.why(), platform, rule == NativeCodeRule.FAIL ? failing : warned);
            } else if (row.cells().get(i) instanceof Cell.Doubtful doubtful && rule != NativeCodeRule.OFF) {
                note(doubtful.why(), platform, warned);
            }
        }
        failing.forEach(
                (why, on) -> problems.add(new Problem(subject(row, on), why + "." + advice.of(library, on) + REMEDY)));
        warned.forEach((why, on) -> warnings.add(subject(row, on) + ": " + why));
    }

    private static void note(String why, PlatformRequest platform, Map<String, List<Platform>> findings) {
        findings.computeIfAbsent(why, any -> new ArrayList<>()).add(platform.platform());
    }

    private static String subject(Row row, List<Platform> on) {
        return row.name() + " on " + on.stream().map(Platform::toString).collect(Collectors.joining(", "));
    }
}
