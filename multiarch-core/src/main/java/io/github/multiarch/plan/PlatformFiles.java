package io.github.multiarch.plan;

import io.github.multiarch.config.ArtifactId;
import io.github.multiarch.config.BuildRequest;
import io.github.multiarch.config.FileSource;
import io.github.multiarch.config.FileSource.InRepository;
import io.github.multiarch.config.FileSource.OnDisk;
import io.github.multiarch.config.ImagePath;
import io.github.multiarch.config.PlacedFiles;
import io.github.multiarch.config.PlatformRequest;
import io.github.multiarch.config.Problems;
import io.github.multiarch.oci.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the files that each platform gets besides the application. */
final class PlatformFiles {
    private static final String ALL_PLATFORMS = "all platforms";

    private final BuildRequest request;
    private final Artifacts artifacts;
    private final Unpacking unpacking;
    private final Problems problems;
    private final Map<Platform, List<PlacedFiles>> found = new LinkedHashMap<>();

    /** Looks for all of them. */
    PlatformFiles(BuildRequest request, Artifacts artifacts, Unpacking unpacking, Problems problems) {
        this.request = request;
        this.artifacts = artifacts;
        this.unpacking = unpacking;
        this.problems = problems;
        request.platforms().forEach(platform -> found.put(platform.platform(), new ArrayList<>()));
        for (var source : request.files()) {
            find(source);
        }
    }

    /** In the order of their layers: what is for all platforms, what was found for this one, and what is its own in the project. */
    List<PlacedFiles> of(PlatformRequest platform) {
        var files = new ArrayList<>(request.application().files());
        files.addAll(found.getOrDefault(platform.platform(), List.of()));
        files.addAll(platform.files());
        return files;
    }

    private void find(FileSource source) {
        if (source.namesPlatform()) {
            found.forEach((platform, files) ->
                    new Search(source, platform, platform.toString()).placed().ifPresent(files::add));
        } else {
            // Whichever platform it is looked for on: it is the same, and so is what is wrong with it.
            var any = request.platforms().get(0).platform();
            new Search(source, any, ALL_PLATFORMS)
                    .placed()
                    .ifPresent(placed -> found.values().forEach(files -> files.add(placed)));
        }
    }

    /** A file or folder, and what it is called: a version of an artifact may be in files of several names. */
    private record Find(Path path, String layer, String own) {}

    /** The search for one source's files, for one platform or for all that have the same. */
    private final class Search {
        private final FileSource source;
        private final Platform platform;
        private final String whose;

        Search(FileSource source, Platform platform, String whose) {
            this.source = source;
            this.platform = platform;
            this.whose = whose;
        }

        Optional<PlacedFiles> placed() {
            try {
                return find().flatMap(this::place);
            } catch (IllegalArgumentException | IOException e) {
                return problem(String.valueOf(e.getMessage()));
            }
        }

        private Optional<Find> find() throws IOException {
            if (source.origin() instanceof OnDisk onDisk) {
                var path = onDisk.of(platform);
                if (!Files.exists(path)) {
                    return problem(
                            path + " does not exist; make it before the image is built, or leave the platform out");
                }
                var name = String.valueOf(path.getFileName());
                return Optional.of(new Find(path, name, name));
            }
            return artifact((InRepository) source.origin());
        }

        private Optional<Find> artifact(InRepository origin) throws IOException {
            var candidates = new LinkedHashSet<ArtifactId>();
            MachineSpelling.allWords(platform).forEach(machine -> candidates.add(origin.of(platform, machine)));
            var found = ArtifactSearch.first(
                    candidates, id -> artifacts.find(id).map(file -> new Find(file, id.fileName(), id.artifactId())));
            if (found.isPresent()) {
                return found;
            }
            return problem("no repository has "
                    + candidates.stream().map(id -> id.toString()).collect(Collectors.joining(" or "))
                    + "; name an artifact that exists for it, or leave the platform out");
        }

        private Optional<PlacedFiles> place(Find find) {
            var into = new ImagePath(source.into().of(platform));
            if (source.unpacked()) {
                return unpacked(find)
                        .map(tree -> new PlacedFiles(
                                find.layer(), tree.folder(), into, source.executable(), Optional.of(tree.access())));
            }
            if (Files.isDirectory(find.path())) {
                return Optional.of(new PlacedFiles(find.layer(), find.path(), into, source.executable()));
            }
            if (!Files.isRegularFile(find.path())) {
                return problem(find.path() + " is neither a file nor a folder");
            }
            var file = into.isFolder() ? new ImagePath(into.with(find.own())) : into;
            return Optional.of(new PlacedFiles(find.layer(), find.path(), file, source.executable()));
        }

        private Optional<Unpacking.Tree> unpacked(Find find) {
            if (Files.isDirectory(find.path())) {
                return problem(find.path() + " is a folder, and <unpack> is for archives; leave it out");
            }
            try {
                return Optional.of(unpacking.unpack(find.path()));
            } catch (IOException e) {
                return problem(String.valueOf(e.getMessage()));
            }
        }

        private <T> Optional<T> problem(String what) {
            problems.add("files " + source.origin(), "for " + whose + ": " + what);
            return Optional.empty();
        }
    }
}
