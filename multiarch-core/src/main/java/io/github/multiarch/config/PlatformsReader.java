package io.github.multiarch.config;

import io.github.multiarch.oci.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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
    private final Path projectDirectory;
    private final Path filesDirectory;
    private final NativeCodeRule nativeCode;

    PlatformsReader(Problems problems, Path projectDirectory, Path filesDirectory, NativeCodeRule nativeCode) {
        this.problems = problems;
        this.projectDirectory = projectDirectory;
        this.filesDirectory = filesDirectory;
        this.nativeCode = nativeCode;
    }

    List<PlatformRequest> read(List<PlatformParameters> configured, List<String> selected, String commonBase) {
        checkFolders();
        var byPlatform = new LinkedHashMap<Platform, PlatformRequest>();
        for (var given : configured) {
            parse(given.name()).ifPresent(platform -> {
                if (byPlatform.containsKey(platform)) {
                    problems.add(
                            "platforms",
                            "'" + given.name() + "' is there twice: it is " + platform + "; remove one of the entries");
                    return;
                }
                base(given.from().orElse(commonBase), given.from().isPresent() ? platform + " from" : "from")
                        .ifPresent(base -> byPlatform.put(platform, request(platform, base, given)));
            });
        }
        return selected.isEmpty() ? List.copyOf(byPlatform.values()) : narrow(byPlatform, selected, commonBase);
    }

    /** A folder that no platform will ever take is a slip of the pen, and its files would silently be missing. */
    private void checkFolders() {
        if (!Files.isDirectory(filesDirectory)) {
            return;
        }
        try (var folders = Files.list(filesDirectory)) {
            folders.map(folder -> String.valueOf(folder.getFileName()))
                    .filter(name -> !name.equals(ALL_PLATFORMS) && !name.startsWith("."))
                    .sorted()
                    .forEach(this::checkFolder);
        } catch (IOException | UncheckedIOException e) {
            problems.add(filesDirectory.toString(), "cannot be listed: " + e.getMessage());
        }
    }

    private void checkFolder(String name) {
        var place = filesDirectory.resolve(name).toString();
        problems.attempt(place, () -> Platform.parse(name.replace('-', '/')))
                .filter(platform -> !platform.slug().equals(name))
                .ifPresent(platform -> problems.add(
                        place,
                        "would never be used; " + platform + " takes its files from '" + platform.slug()
                                + "': rename it"));
    }

    /** What the command line asks for, in its order; a platform that the pom knows keeps what the pom says of it. */
    private List<PlatformRequest> narrow(
            Map<Platform, PlatformRequest> configured, List<String> selected, String commonBase) {
        var requests = new LinkedHashMap<Platform, PlatformRequest>();
        for (var name : selected) {
            parse(name).ifPresent(platform -> {
                if (requests.containsKey(platform)) {
                    problems.add(
                            "platforms",
                            "'" + name + "' is there twice: it is " + platform + "; remove one of the entries");
                    return;
                }
                var known = Optional.ofNullable(configured.get(platform));
                known.or(() -> base(commonBase, "from").map(b -> request(platform, b, PlatformParameters.of(name))))
                        .ifPresent(request -> requests.put(platform, request));
            });
        }
        return List.copyOf(requests.values());
    }

    private Optional<Platform> parse(String name) {
        var platform = problems.attempt("platforms", () -> Platform.parse(name.trim()));
        // Layers of Windows images have a form of their own, with Files/ and Hives/ at the top.
        platform.filter(p -> p.os().equals("windows"))
                .ifPresent(p -> problems.add("platforms", p + " cannot be built: Windows images are not supported"));
        return platform.filter(p -> !p.os().equals("windows"));
    }

    private Optional<BaseReference> base(String text, String subject) {
        return problems.attempt(subject, () -> BaseReference.parse(text.trim(), projectDirectory));
    }

    private PlatformRequest request(Platform platform, BaseReference base, PlatformParameters given) {
        var subject = "platform " + platform;
        new ContainerReader(problems).environment(subject + " environment", given.environment());
        var files = new ArrayList<PlacedFiles>();
        var own = filesDirectory.resolve(platform.slug());
        if (Files.isDirectory(own)) {
            files.add(PlacedFiles.atRoot(own));
        } else if (Files.exists(own, LinkOption.NOFOLLOW_LINKS)) {
            problems.add(own.toString(), "is not a directory, nor a link to one; its files would silently be missing");
        }
        for (var extra : given.files()) {
            var directory = projectDirectory.resolve(extra);
            if (Files.isDirectory(directory)) {
                files.add(PlacedFiles.atRoot(directory));
            } else {
                problems.add(subject + " files", directory + " is not a directory");
            }
        }
        var rule = given.nativeCode()
                .flatMap(text -> new NativeCodeSettingsReader(problems).rule(subject + " nativeCode", text))
                .orElse(nativeCode);
        return new PlatformRequest(
                platform,
                base,
                given.jvmFlags(),
                Sorted.copy(given.environment()),
                Sorted.copy(given.labels()),
                rule,
                files);
    }
}
