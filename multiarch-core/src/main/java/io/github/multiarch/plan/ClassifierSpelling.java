package io.github.multiarch.plan;

import io.github.multiarch.oci.Platform;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How an artifact spells platforms in its classifiers, seen from one of them: {@code linux-x86_64} beside {@code linux-aarch_64}, or {@code natives-linux} beside {@code
 * natives-linux-arm64}.
 */
public final class ClassifierSpelling {
    private static final String ARM_V6 = "arm/v6";
    private static final String ARM_V7 = "arm/v7";

    /** Of <a href="https://github.com/trustin/os-maven-plugin">os-maven-plugin</a>; netty, gRPC and protobuf have it. */
    private static final Map<String, List<String>> OS_DETECTED = Map.of(
            "amd64",
            List.of("x86_64"),
            "arm64",
            List.of("aarch_64"),
            ARM_V7,
            List.of("arm_32"),
            ARM_V6,
            List.of("arm_32"),
            "ppc64le",
            List.of("ppcle_64"),
            "s390x",
            List.of("s390_64"),
            "386",
            List.of("x86_32"),
            "riscv64",
            List.of("riscv64"),
            "loong64",
            List.of("loongarch_64"),
            "mips64le",
            List.of("mipsel_64"));

    /** Of Linux itself, and of most JVMs. */
    private static final Map<String, List<String>> KERNEL = Map.of(
            "amd64",
            List.of("x86_64"),
            "arm64",
            List.of("aarch64"),
            ARM_V7,
            List.of("armv7", "armhf", "arm"),
            ARM_V6,
            List.of("armv6", "arm"),
            "ppc64le",
            List.of("ppc64le"),
            "s390x",
            List.of("s390x"),
            "386",
            List.of("x86", "i386"),
            "riscv64",
            List.of("riscv64"),
            "loong64",
            List.of("loongarch64"),
            "mips64le",
            List.of("mips64el"));

    /** Of Go and containers. */
    private static final Map<String, List<String>> CONTAINERS = Map.of(
            "amd64",
            List.of("amd64"),
            "arm64",
            List.of("arm64"),
            ARM_V7,
            List.of("armv7", "arm"),
            ARM_V6,
            List.of("armv6", "arm"),
            "ppc64le",
            List.of("ppc64le"),
            "s390x",
            List.of("s390x"),
            "386",
            List.of("386"),
            "riscv64",
            List.of("riscv64"),
            "loong64",
            List.of("loong64"),
            "mips64le",
            List.of("mips64le"));

    /** Of games' libraries. */
    private static final Map<String, List<String>> SHORT = Map.of(
            "amd64",
            List.of("x64"),
            "arm64",
            List.of("arm64"),
            ARM_V7,
            List.of("arm32"),
            ARM_V6,
            List.of("arm32"),
            "386",
            List.of("x86"));

    private static final List<Map<String, List<String>>> ALL = List.of(OS_DETECTED, KERNEL, CONTAINERS, SHORT);

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
        return ALL.stream()
                .flatMap(spelling -> spelling.values().stream())
                .flatMap(List::stream)
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
        return before + "{}" + after;
    }

    /**
     * What the platform's own may be called.
     *
     * @param platform of an image
     * @return the likeliest first
     */
    public List<String> candidates(Platform platform) {
        var key = platform.architecture() + platform.variant().map(v -> "/" + v).orElse("");
        var names = new LinkedHashSet<String>();
        for (var spelling : likeliestFirst()) {
            for (var word : spelling.getOrDefault(key, List.of())) {
                names.add(before + platform.os() + between.orElse("-") + word + after);
            }
        }
        // Some name the commonest machine by not naming any.
        if (key.equals("amd64")) {
            var plain = before + platform.os() + after;
            var all = new ArrayList<>(names);
            all.remove(plain);
            all.add(machine.isPresent() ? all.size() : 0, plain);
            return all;
        }
        return List.copyOf(names);
    }

    private List<Map<String, List<String>>> likeliestFirst() {
        if (machine.isEmpty()) {
            return List.of(KERNEL, CONTAINERS, SHORT, OS_DETECTED);
        }
        var own = ALL.stream()
                .filter(spelling -> spelling.values().stream().anyMatch(words -> words.contains(machine.get())));
        return Stream.concat(own, ALL.stream()).distinct().toList();
    }
}
