package io.github.multiarch;

import io.github.multiarch.config.LoadRequest;
import io.github.multiarch.engine.Engine;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.report.BuildReport;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which of what was built an engine gets.
 *
 * @param one the platform of a single image; absent for the one that the engine's machine runs best
 * @param several those of an index; empty for a single image
 */
record LoadedPlatforms(Optional<Platform> one, List<Platform> several) {
    /** A platform that is named by itself counts more than several. */
    static LoadedPlatforms of(LoadRequest request, BuildReport report) throws IOException {
        var wanted = request.platforms();
        if (request.platform().isPresent() || wanted.isNothing()) {
            return new LoadedPlatforms(request.platform(), List.of());
        }
        var built = report.platforms().stream()
                .map(image -> Platform.parse(image.platform()))
                .toList();
        var missing = wanted.missing(built);
        var selected = built.stream().filter(wanted::has).toList();
        if (!missing.isEmpty() || selected.isEmpty()) {
            throw new IOException("there is no image for "
                    + (missing.isEmpty() ? "what platforms leaves of " + names(built) : String.join(", ", missing))
                    + "; there is one for " + names(built));
        }
        return selected.size() == 1
                ? new LoadedPlatforms(Optional.of(selected.get(0)), List.of())
                : new LoadedPlatforms(Optional.empty(), selected);
    }

    /** An engine that cannot hold them would lose all but one, or refuse them when everything has been sent. */
    void check(Engine engine) throws IOException {
        if (!several.isEmpty() && !engine.holdsIndexes()) {
            throw new IOException(
                    "the engine of " + engine.client() + " holds the image of one platform under a name, and these are "
                            + several.size() + " (" + names(several) + "); load one of them, with -Dmultiarch.platform="
                            + several.get(0)
                            + ", or give Docker the image store of containerd: {\"features\": {\"containerd-snapshotter\": true}}"
                            + " in its daemon.json, from Docker 24 on; new installations since 29 have it");
        }
    }

    private static String names(List<Platform> platforms) {
        return platforms.stream().map(Platform::toString).collect(Collectors.joining(", "));
    }
}
