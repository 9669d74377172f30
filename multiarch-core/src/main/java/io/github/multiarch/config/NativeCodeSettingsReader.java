package io.github.multiarch.config;

import io.github.multiarch.oci.Platform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what is to be done about native code, noting everything that is wrong with it. */
final class NativeCodeSettingsReader {
    private static final Pattern COORDINATES = Pattern.compile("[^:\\s]+(:[^:\\s]+){1,3}");
    private static final Pattern NAME = Pattern.compile("[^:\\s]+:[^:\\s]+");
    private static final String EXCLUSIONS = "nativeCodeExclusions";
    private static final String CLASSIFIERS = "platformClassifiers";

    private final Problems problems;

    NativeCodeSettingsReader(Problems problems) {
        this.problems = problems;
    }

    Optional<NativeCodeRule> rule(String subject, String text) {
        return problems.attempt(subject, () -> NativeCodeRule.parse(text));
    }

    NativeCodeSettings settings(NativeCodeParameters given) {
        return new NativeCodeSettings(
                exclusions(given.exclusions()),
                problems.attempt("nativeLibraries", () -> NativeLibraries.parse(given.libraries()))
                        .orElse(NativeLibraries.ALL),
                given.classifiers().stream().map(this::classifier).toList());
    }

    private PlatformClassifier classifier(PlatformClassifierParameters given) {
        if (!NAME.matcher(given.name()).matches()) {
            problems.add(CLASSIFIERS, "'" + given.name() + "' is no dependency; write groupId:artifactId");
        }
        var classifiers = new LinkedHashMap<Platform, String>();
        Sorted.copy(given.classifiers())
                .forEach((platform, classifier) -> problems.attempt(
                                CLASSIFIERS + " " + given.name(), () -> Platform.parse(platform.replace('-', '/')))
                        .ifPresent(parsed -> classifiers.put(parsed, classifier)));
        return new PlatformClassifier(given.name(), classifiers);
    }

    private List<NativeCodeExclusion> exclusions(List<NativeCodeExclusionParameters> given) {
        var exclusions = new ArrayList<NativeCodeExclusion>();
        for (var exclusion : given) {
            exclusions.add(exclusion(exclusion));
        }
        return exclusions;
    }

    private NativeCodeExclusion exclusion(NativeCodeExclusionParameters given) {
        var path = given.path().flatMap(text -> problems.attempt(EXCLUSIONS, () -> new PathPattern(text)));
        var subject = EXCLUSIONS + " " + given.path().or(given::dependency).orElse("");
        if (given.path().isPresent() == given.dependency().isPresent()) {
            problems.add(subject.strip(), "needs either a <path> or a <dependency>, and only one of them");
        }
        given.dependency()
                .filter(text -> !COORDINATES.matcher(text).matches())
                .ifPresent(text -> problems.add(
                        subject,
                        "is no dependency; write groupId:artifactId, and :version or :version:classifier if need be"));
        if (given.reason().isEmpty()) {
            problems.add(subject.strip(), "has no <reason>; say why it is right, for the next reader");
        }
        var platform = given.platform().flatMap(text -> problems.attempt(subject, () -> Platform.parse(text)));
        return new NativeCodeExclusion(
                path, given.dependency(), platform, given.reason().orElse(""));
    }
}
