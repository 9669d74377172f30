package io.github.multiarch.build;

import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.ApplicationContent;
import io.github.multiarch.config.BuildRequest;
import io.github.multiarch.config.LayerPattern;
import io.github.multiarch.config.LayerRule;
import io.github.multiarch.config.LayerSettings;
import io.github.multiarch.config.LayeredFile;
import io.github.multiarch.config.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which of the user's layers takes a file: the first that names it. What each pattern was good for is remembered. */
final class LayerChoice {
    private final LayerSettings settings;
    /** The layers that took what a pattern names. */
    private final Map<LayerPattern, SortedSet<String>> takers = new HashMap<>();

    LayerChoice(LayerSettings settings) {
        this.settings = settings;
    }

    /** From the lowest up. */
    List<String> names() {
        return settings.rules().stream().map(LayerRule::name).toList();
    }

    boolean isNone() {
        return settings.rules().isEmpty();
    }

    /** Empty for a file that stays where it is without them. */
    Optional<String> of(LayeredFile file) {
        Optional<String> taker = Optional.empty();
        for (var rule : settings.rules()) {
            for (var pattern : rule.patterns()) {
                if (pattern.matches(file)) {
                    taker = taker.or(() -> Optional.of(rule.name()));
                    takers.computeIfAbsent(pattern, any -> new TreeSet<>()).add(taker.orElseThrow());
                }
            }
        }
        return taker;
    }

    /** A pattern that takes nothing is a slip of the pen, unless what it names is for platforms that are not built now. */
    void tell(BuildRequest request, Problems problems, List<String> remarks) {
        for (var rule : settings.rules()) {
            for (var pattern : rule.patterns()) {
                var taken = takers.getOrDefault(pattern, new TreeSet<>());
                if (taken.contains(rule.name())) {
                    continue;
                }
                var subject = "layers " + rule.name() + " " + pattern.kind().element();
                if (taken.isEmpty() && isElsewhere(pattern, request)) {
                    remarks.add(subject + ": '" + pattern + "' is for nothing in these images");
                } else {
                    problems.add(
                            subject,
                            "'" + pattern + "' "
                                    + (taken.isEmpty()
                                            ? "is for " + nothing(pattern.kind(), request)
                                            : "is for files that the layer " + String.join(", ", taken)
                                                    + " before it takes already; the first that names a file has it, so put this layer before, or leave the pattern out"));
                }
            }
        }
    }

    /** A dependency of the project may be in no image since each has its own instead, or goes without. */
    private static boolean isElsewhere(LayerPattern pattern, BuildRequest request) {
        return request.layers().isNarrowed()
                || request.application().dependencies().stream()
                        .map(LayerChoice::anywhere)
                        .anyMatch(pattern::matches);
    }

    private static LayeredFile anywhere(Dependency dependency) {
        return LayeredFile.of("", dependency);
    }

    private static String nothing(LayerPattern.Kind kind, BuildRequest request) {
        var content = request.application().content();
        boolean isInJars =
                content instanceof ApplicationContent.Packaged || content instanceof ApplicationContent.LaidOut;
        return switch (kind) {
            case DEPENDENCY ->
                "no dependency"
                        + (isInJars
                                ? " that is a file of the images; what another jar holds cannot be apart from it"
                                : "; it is groupId:artifactId or groupId:artifactId:classifier, where * stands for anything");
            case CLASS ->
                isInJars
                        ? "no file of the images, since the application's classes are in a jar; <files> takes that jar by its path in the image"
                        : "no file in " + request.application().classes()
                                + "; it is a path there, with slashes, such as com/acme/** or static/**";
            case FILE ->
                "no file that the build places; it is a path in the image, and what is in a folder is /folder/**";
        };
    }
}
