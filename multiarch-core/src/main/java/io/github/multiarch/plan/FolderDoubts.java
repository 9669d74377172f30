package io.github.multiarch.plan;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.BuildRequest;
import io.github.multiarch.config.PlacedFiles;
import io.github.multiarch.config.Problems;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Owners and modes that nobody knows before the image runs. Layers of a base in a registry are not read, so what it says of its folders is known only as far as distributions
 * have it in common; and a user may be a name, whose number the base's files know.
 */
final class FolderDoubts {
    private final BuildRequest request;
    private final List<PlannedImage> images;
    private final Map<PlacedFiles, SortedSet<String>> placed = new HashMap<>();

    FolderDoubts(BuildRequest request, List<PlannedImage> images) {
        this.request = request;
        this.images = images;
    }

    /** Notes what stands in the way. */
    Set<String> tell(Problems problems) {
        var remarks = new LinkedHashSet<String>();
        for (var image : images) {
            users(image, problems, remarks);
        }
        rules(problems);
        var doubtful = new LinkedHashMap<BaseReference, SortedSet<String>>();
        for (var image : images) {
            if (image.base().reference() instanceof BaseReference.InRegistry) {
                doubtful.computeIfAbsent(image.base().reference(), any -> new TreeSet<>())
                        .addAll(doubtful(image));
            }
        }
        doubtful.forEach((base, folders) -> {
            if (!folders.isEmpty()) {
                remarks.add("the base " + base + " may have " + String.join(", ", folders)
                        + " with an owner or mode of its own, or as a link, and layers in a registry are not read: Docker and Podman then"
                        + " give it to root with mode 0755, and a link becomes a folder. Name it in <directories> with its <mode> and"
                        + " <owner>, or choose another place");
            }
        });
        return remarks;
    }

    private void users(PlannedImage image, Problems problems, Set<String> remarks) {
        if (WantedFolders.user(request, image.base()).isPresent()) {
            return;
        }
        var user = request.container()
                .user()
                .or(() -> image.base().config().user())
                .orElse("");
        var who = "containers run as '" + user + "', a name whose number only files of the image know";
        if (request.access().needsImageUser()) {
            problems.add(
                    request.access().folders().isEmpty() ? "permissions" : "directories",
                    who + "; say each <owner> in numbers, or the <user>");
        }
        var folders = WantedFolders.ofContainer(request, image.base());
        if (!folders.isEmpty()) {
            remarks.add(who + ": " + String.join(", ", new TreeSet<>(folders))
                    + " belongs to root unless the base has it; say the <user> in numbers, such as 1000:1000");
        }
    }

    /** A pattern that nothing has is a slip of the pen. */
    private void rules(Problems problems) {
        for (var rule : request.access().rules()) {
            var pattern = rule.paths();
            if (!isOfApplication(pattern.text())
                    && paths().noneMatch(pattern::matches)
                    && paths().flatMap(path -> PlacedPaths.above(path).stream()).noneMatch(pattern::matches)) {
                problems.add(
                        "permissions " + pattern,
                        "is for no file or folder that the build places; folders are added by <directories>");
            }
        }
    }

    private boolean isOfApplication(String pattern) {
        return pattern.startsWith("/*")
                || images.stream().anyMatch(image -> PlacedPaths.isWithin(pattern, image.root()));
    }

    /** Of files and folders on all platforms. */
    private Stream<String> paths() {
        var paths = new TreeSet<String>();
        for (var image : images) {
            for (var files : image.files()) {
                paths.addAll(paths(files));
            }
            var wanted = WantedFolders.of(request, image.base());
            paths.addAll(wanted.said().keySet());
            paths.addAll(wanted.implied().keySet());
        }
        return paths.stream();
    }

    private SortedSet<String> paths(PlacedFiles files) {
        return placed.computeIfAbsent(files, any -> {
            try {
                return PlacedPaths.of(files);
            } catch (IOException | InvalidPathException e) {
                // Whoever packs them says so.
                return new TreeSet<>();
            }
        });
    }

    /** The outermost ones. */
    private SortedSet<String> doubtful(PlannedImage image) {
        var root = request.container().appRoot();
        var wanted = WantedFolders.of(request, image.base());
        var folders = new TreeSet<String>();
        for (var files : image.files()) {
            paths(files).forEach(path -> folders.addAll(PlacedPaths.above(path)));
        }
        folders.removeIf(folder ->
                UsualFolders.isPlain(folder) || (UsualFolders.isOneOfNames(folder) && !isNamed(folder, image.base())));
        PlacedPaths.above(root).stream()
                .filter(folder -> !UsualFolders.isPlain(folder))
                .forEach(folders::add);
        folders.removeIf(folder -> PlacedPaths.isWithin(folder, root)
                || wanted.said().containsKey(folder)
                || wanted.implied().containsKey(folder));
        var outermost = new TreeSet<String>();
        for (var folder : folders) {
            if (PlacedPaths.above(folder).stream().noneMatch(outermost::contains)) {
                outermost.add(folder);
            }
        }
        return outermost;
    }

    /** Whether the base's config speaks of it. */
    private static boolean isNamed(String folder, Base base) {
        var config = base.config();
        var word = Pattern.compile("(?<![\\w.-])" + Pattern.quote(folder) + "(?![\\w.-])");
        return Stream.of(config.commands(), config.environment().values(), config.folders())
                .flatMap(texts -> texts.stream())
                .anyMatch(text -> word.matcher(text).find());
    }
}
