package io.github.multiarch.plan;

import io.github.multiarch.oci.Platform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How an artifact spells platforms in its classifiers or artifactIds, seen from one of them: {@code linux-x86_64} beside {@code linux-aarch_64}, or {@code natives-linux} beside {@code
 * natives-linux-arm64}.
 */
public final class ClassifierSpelling {
    /** Stands for the platform in a shape. */
    static final String ANY = "{}";

    private static final Pattern SYNTAX = Pattern.compile("(?<before>(?:.*[-_.])?)"
            + "(?<os>linux|osx|macosx|macos|mac|darwin|windows|win)"
            + "(?:(?<between>[-_.])(?<machine>" + machines() + "))?"
            + "(?<after>(?:[-_.].*)?)");

    private final String before;
    private final Optional<String> between;
    private final Optional<String> machine;
    private final String after;

    private ClassifierSpelling(Matcher match) {
        this.before = match.group("before");
        this.between = Optional.ofNullable(match.group("between"));
        this.machine = Optional.ofNullable(match.group("machine"));
        this.after = match.group("after");
    }

    private static String machines() {
        return Arrays.stream(MachineSpelling.values())
                .flatMap(spelling -> spelling.words().stream())
                .distinct()
                // A longer word is not to be taken for a shorter one with something behind it.
                .sorted((a, b) -> a.length() == b.length() ? a.compareTo(b) : b.length() - a.length())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    /**
     * Reads a classifier.
     *
     * @param classifier such as {@code linux-x86_64}
     * @return empty when it names no platform
     */
    public static Optional<ClassifierSpelling> of(String classifier) {
        var match = SYNTAX.matcher(classifier);
        return match.matches() ? Optional.of(new ClassifierSpelling(match)) : Optional.empty();
    }

    /** For an artifact that shows none: netty's. */
    static ClassifierSpelling usual() {
        return of("linux-x86_64").orElseThrow();
    }

    /** What stands around the platform; artifacts that differ in it are different things. */
    String shape() {
        return before + ANY + after;
    }

    /**
     * What the platform's own may be called.
     *
     * @param platform of an image
     * @return the likeliest first
     */
    public List<String> candidates(Platform platform) {
        var names = new LinkedHashSet<String>();
        for (var spelling : likeliestFirst()) {
            for (var word : spelling.words(platform)) {
                names.add(before + platform.os() + between.orElse("-") + word + after);
            }
        }
        // Some name the commonest machine by not naming any.
        if (platform.architecture().equals("amd64")) {
            var plain = before + platform.os() + after;
            var all = new ArrayList<>(names);
            all.remove(plain);
            all.add(machine.isPresent() ? all.size() : 0, plain);
            return all;
        }
        return List.copyOf(names);
    }

    private List<MachineSpelling> likeliestFirst() {
        var all = MachineSpelling.values();
        if (machine.isEmpty()) {
            return List.of(
                    MachineSpelling.KERNEL,
                    MachineSpelling.CONTAINERS,
                    MachineSpelling.SHORT,
                    MachineSpelling.OS_DETECTED);
        }
        var own = Arrays.stream(all).filter(spelling -> spelling.words().contains(machine.get()));
        return Stream.concat(own, Arrays.stream(all)).distinct().toList();
    }
}
