package io.github.multiarch.config;

import io.github.multiarch.oci.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the {@code platforms} element into platforms with their bases, noting everything that is wrong with it. */
final class PlatformsReader {
    static final String ALL_PLATFORMS = "all";

    private final Problems problems;
    private final PlatformReading reading;

    PlatformsReader(Problems problems, Path projectDirectory, Path filesDirectory, NativeCodeRule nativeCode) {
        this.problems = problems;
        this.reading = new PlatformReading(projectDirectory, filesDirectory, nativeCode);
    }

    /**
     * What is asked for.
     *
     * @param named in their order
     * @param ofBase those that only a base tells
     */
    record Wanted(List<PlatformRequest> named, Optional<BasePlatforms> ofBase) {}

    Wanted read(List<PlatformParameters> configured, List<String> selected, String commonBase) {
        checkFolders();
        var pom = new PlatformEntries(problems);
        configured.forEach(pom::add);
        var byPlatform = new LinkedHashMap<Platform, PlatformRequest>();
        pom.named()
                .forEach((platform, given) -> base(
                                given.from().orElse(commonBase), given.from().isPresent() ? platform + " from" : "from")
                        .ifPresent(base -> byPlatform.put(platform, reading.read(platform, base, given, problems))));
        if (!selected.isEmpty()) {
            return narrow(pom, byPlatform, selected, commonBase);
        }
        return new Wanted(
                List.copyOf(byPlatform.values()), ofBase(pom, pom.selection(), Map.of(), pom.place(), commonBase));
    }

    /** What the command line asks for, in its order; a platform that the pom knows keeps what the pom says of it. */
    private Wanted narrow(
            PlatformEntries pom, Map<Platform, PlatformRequest> configured, List<String> selected, String commonBase) {
        var line = new PlatformEntries(problems);
        selected.forEach(name -> line.add(PlatformParameters.of(name)));
        var requests = new ArrayList<PlatformRequest>();
        for (var platform : line.named().keySet()) {
            var known = Optional.ofNullable(configured.get(platform));
            var parts = pom.partsOf(platform);
            known.or(() -> base(parts.from().orElse(commonBase), "from")
                            .map(base -> reading.read(platform, base, parts, problems)))
                    .ifPresent(requests::add);
        }
        return new Wanted(List.copyOf(requests), ofBase(pom, line.selection(), configured, line.place(), commonBase));
    }

    private Optional<BasePlatforms> ofBase(
            PlatformEntries pom,
            PlatformSelection selection,
            Map<Platform, PlatformRequest> known,
            int place,
            String commonBase) {
        if (!selection.isOpen()) {
            return Optional.empty();
        }
        var name = pom.parts().from().orElse(commonBase);
        var base = base(name, "from");
        if (base.filter(reference -> reference instanceof BaseReference.Scratch).isPresent()) {
            problems.add(
                    "platforms",
                    "'" + selection.included().get(0)
                            + "' stands for platforms of the base, and scratch has none; name them, such as linux/amd64");
            return Optional.empty();
        }
        return base.map(reference -> new BasePlatforms(reference, selection, known, pom.parts(), reading, place));
    }

    /** A folder that no platform will ever take is a slip of the pen, and its files would silently be missing. */
    private void checkFolders() {
        if (!Files.isDirectory(reading.filesDirectory())) {
            return;
        }
        try (var folders = Files.list(reading.filesDirectory())) {
            folders.map(folder -> String.valueOf(folder.getFileName()))
                    .filter(name -> !name.equals(ALL_PLATFORMS) && !name.startsWith("."))
                    .sorted()
                    .forEach(this::checkFolder);
        } catch (IOException | UncheckedIOException e) {
            problems.add(reading.filesDirectory().toString(), "cannot be listed: " + e.getMessage());
        }
    }

    private void checkFolder(String name) {
        var place = reading.filesDirectory().resolve(name).toString();
        problems.attempt(place, () -> Platform.parse(name.replace('-', '/')))
                .filter(platform -> !platform.slug().equals(name))
                .ifPresent(platform -> problems.add(
                        place,
                        "would never be used; " + platform + " takes its files from '" + platform.slug()
                                + "': rename it"));
    }

    private Optional<BaseReference> base(String text, String subject) {
        return problems.attempt(subject, () -> BaseReference.parse(text.trim(), reading.projectDirectory()));
    }
}
