package io.github.multiarch.plan;

import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.ArtifactId;
import io.github.multiarch.config.BuildRequest;
import io.github.multiarch.config.PlatformClassifier;
import io.github.multiarch.config.PlatformRequest;
import io.github.multiarch.config.Problems;
import io.github.multiarch.plan.PlatformJars.Absence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Gives each platform its own artifact of those dependencies that exist once for each. */
final class PlatformArtifacts {
    private static final String PARAMETER = "platformClassifiers ";

    private final BuildRequest request;
    private final Artifacts artifacts;
    private final Problems problems;

    PlatformArtifacts(BuildRequest request, Artifacts artifacts, Problems problems) {
        this.request = request;
        this.artifacts = artifacts;
        this.problems = problems;
    }

    /** One for each platform, in their order. */
    List<PlatformJars> jars() {
        var swaps = new ArrayList<Swap>();
        for (var classifier : request.nativeCode().classifiers()) {
            swaps.addAll(swaps(classifier));
        }
        return request.platforms().stream()
                .map(platform -> jars(platform, swaps))
                .toList();
    }

    /**
     * Dependencies that give way to one.
     *
     * @param place where in the class path it goes
     * @param replaced those that are for a platform; empty when there is only one for all, which stays
     * @param model has the coordinates
     */
    private record Swap(
            PlatformClassifier classifier,
            int place,
            List<Dependency> replaced,
            Dependency model,
            ClassifierSpelling spelling) {}

    private List<Swap> swaps(PlatformClassifier classifier) {
        var all = request.application().dependencies();
        var named = all.stream()
                .filter(dependency -> classifier.covers(dependency.id()))
                .toList();
        if (named.isEmpty()) {
            problems.add(
                    PARAMETER + classifier.name(),
                    "is no dependency of this project that is there at run time; add it, or take it out here");
            return List.of();
        }
        var shapes = new LinkedHashMap<String, List<Dependency>>();
        for (var dependency : named) {
            shape(dependency, classifier)
                    .ifPresent(shape -> shapes.computeIfAbsent(shape, any -> new ArrayList<>())
                            .add(dependency));
        }
        if (shapes.isEmpty()) {
            var one = named.get(0);
            return List.of(new Swap(classifier, all.indexOf(one) + 1, List.of(), one, ClassifierSpelling.usual()));
        }
        return shapes.values().stream()
                .map(members ->
                        new Swap(classifier, all.indexOf(members.get(0)), members, members.get(0), spelling(members)))
                .toList();
    }

    /** Empty for one that is for all platforms. */
    private static Optional<String> shape(Dependency dependency, PlatformClassifier classifier) {
        var own = classifierOf(dependency);
        if (own.filter(classifier.classifiers()::containsValue).isPresent()) {
            return Optional.of("");
        }
        // Where the user names classifiers, all that is for a platform gives way to them.
        return own.flatMap(ClassifierSpelling::of)
                .map(spelling -> classifier.classifiers().isEmpty() ? spelling.shape() : "");
    }

    private static ClassifierSpelling spelling(List<Dependency> members) {
        return members.stream()
                .flatMap(member -> classifierOf(member).flatMap(ClassifierSpelling::of).stream())
                .findFirst()
                .orElseGet(ClassifierSpelling::usual);
    }

    private static Optional<String> classifierOf(Dependency dependency) {
        return ArtifactId.ofJar(dependency.id()).flatMap(ArtifactId::classifier);
    }

    private PlatformJars jars(PlatformRequest platform, List<Swap> swaps) {
        var dependencies = request.application().dependencies();
        var absent = new ArrayList<Absence>();
        var own = new LinkedHashMap<Swap, Dependency>();
        for (var swap : swaps) {
            own(platform, swap, absent).ifPresent(dependency -> own.put(swap, dependency));
        }
        var jars = new ArrayList<Dependency>();
        for (int i = 0; i <= dependencies.size(); i++) {
            int place = i;
            own.forEach((swap, dependency) -> {
                if (swap.place() == place) {
                    jars.add(dependency);
                }
            });
            if (i < dependencies.size()) {
                var dependency = dependencies.get(i);
                if (swaps.stream().noneMatch(swap -> swap.replaced().contains(dependency))) {
                    jars.add(dependency);
                }
            }
        }
        return new PlatformJars(platform, jars, absent);
    }

    private Optional<Dependency> own(PlatformRequest platform, Swap swap, List<Absence> absent) {
        var candidates = swap.classifier()
                .given(platform.platform())
                .map(named -> named.isEmpty() ? List.<String>of() : List.of(named))
                .orElseGet(() -> swap.spelling().candidates(platform.platform()));
        var model = ArtifactId.ofJar(swap.model().id()).orElseThrow();
        try {
            var found = ArtifactSearch.first(
                    candidates.stream().map(model::withClassifier).toList(), id -> find(id, swap));
            if (found.isPresent()) {
                return found;
            }
        } catch (IOException e) {
            problems.add(
                    PARAMETER + swap.classifier().name(),
                    "for " + platform.platform() + ": " + e.getMessage()
                            + ". Or say that there is none, with an empty classifier for " + platform.platform());
            return Optional.empty();
        }
        var jars = swap.replaced().isEmpty() ? List.of(swap.model()) : swap.replaced();
        absent.add(new Absence(jars, candidates));
        return Optional.empty();
    }

    private Optional<Dependency> find(ArtifactId id, Swap swap) throws IOException {
        var there = swap.replaced().stream()
                .filter(dependency -> dependency.id().equals(id.id()))
                .findFirst();
        return there.isPresent()
                ? there
                : artifacts.find(id).map(file -> swap.model().replacedBy(file, id.id()));
    }
}
