package io.github.multiarch.check;

import io.github.multiarch.config.ArtifactId;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.plan.Artifacts;
import io.github.multiarch.plan.ClassifierSpelling;
import io.github.multiarch.plan.Library;
import io.github.multiarch.plan.Scans;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks for what would help where a library has nothing for a platform: another artifact of the same version, or the newest version. What it says was found by looking into the jar. */
final class Advice {
    private final Artifacts artifacts;
    private final Scans scans;

    Advice(Artifacts artifacts, Scans scans) {
        this.artifacts = artifacts;
        this.scans = scans;
    }

    /** Sentences, each with a space before it; empty when nothing was found. */
    String of(Library library, List<Platform> lacking) {
        var model = model(library);
        if (model.isEmpty()) {
            return "";
        }
        var found = new LinkedHashMap<String, List<Platform>>();
        for (var platform : lacking) {
            helps(model.get(), platform)
                    .ifPresent(help -> found.computeIfAbsent(help, any -> new ArrayList<>())
                            .add(platform));
        }
        return found.entrySet().stream()
                .map(entry -> " " + entry.getKey() + " has it"
                        + (entry.getValue().equals(lacking) ? "" : " for " + shown(entry)) + ".")
                .collect(Collectors.joining());
    }

    private static String shown(Map.Entry<String, List<Platform>> entry) {
        return entry.getValue().stream().map(Platform::toString).collect(Collectors.joining(", "));
    }

    /** The jar that shows how the library spells platforms, if one does. */
    private static Optional<ArtifactId> model(Library library) {
        var ids = library.jars().stream()
                .flatMap(jar -> ArtifactId.ofJar(jar.id()).stream())
                .toList();
        return ids.stream()
                .filter(id -> id.classifier().flatMap(ClassifierSpelling::of).isPresent())
                .findFirst()
                .or(() -> ids.stream().findFirst());
    }

    /** It is a help: where nothing can be looked up, nothing is said. */
    private Optional<String> helps(ArtifactId model, Platform platform) {
        try {
            var spelling = model.classifier().flatMap(ClassifierSpelling::of);
            if (spelling.isPresent()) {
                var own = existing(model, spelling.get(), platform);
                if (own.isPresent()) {
                    return own.map(id ->
                            "The classifier " + id.classifier().orElseThrow() + " (name it in <platformClassifiers>)");
                }
            }
            var newest = artifacts.newestVersion(model);
            if (newest.isEmpty() || newest.get().equals(model.version())) {
                return Optional.empty();
            }
            var newer = model.withVersion(newest.get());
            boolean hasIt = spelling.isPresent()
                    ? existing(newer, spelling.get(), platform).isPresent()
                    : isFor(newer, platform);
            return hasIt ? Optional.of("Version " + newest.get()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<ArtifactId> existing(ArtifactId model, ClassifierSpelling spelling, Platform platform)
            throws IOException {
        for (var classifier : spelling.candidates(platform)) {
            var id = model.withClassifier(classifier);
            if (isFor(id, platform)) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }

    private boolean isFor(ArtifactId id, Platform platform) throws IOException {
        var file = artifacts.find(id);
        return file.isPresent()
                && scans.scan(List.of(file.get())).get(0).runningOn(platform).stream()
                        .anyMatch(found -> found.code().kind().isRunOrLoaded());
    }
}
