package io.github.multiarch.plan;

import io.github.multiarch.config.BasePlatforms;
import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.BuildRequest;
import io.github.multiarch.config.Problems;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.workers.Workers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * A request all of whose platforms are known: where it leaves some to its base, those that the base has.
 *
 * @param request names them all
 * @param notes what was taken, for people
 * @param remarks what the user should know
 */
record DecidedPlatforms(BuildRequest request, List<String> notes, List<String> remarks) {
    static DecidedPlatforms of(BuildRequest given, ContentSources sources, int parallelism, Problems problems)
            throws IOException {
        if (given.ofBase().isEmpty()) {
            return new DecidedPlatforms(given, List.of(), List.of());
        }
        var wanted = given.ofBase().get();
        var catalog = new BaseResolver(sources, problems).catalog(wanted.base());
        return catalog.isPresent()
                ? new Decision(given, wanted, catalog.get(), parallelism, problems).made()
                : new DecidedPlatforms(given.with(given.platforms()), List.of(), List.of());
    }

    /** One base, and what is wanted of it. */
    private record Decision(
            BuildRequest given, BasePlatforms wanted, BaseCatalog catalog, int parallelism, Problems problems) {
        DecidedPlatforms made() throws IOException {
            var offered = offered();
            var selection = wanted.selection();
            var taken = new ArrayList<Platform>();
            var without = new ArrayList<String>();
            for (var platform : offered) {
                if (!selection.isIncluded(platform)) {
                    continue;
                }
                if (selection.isExcluded(platform)) {
                    without.add(platform.toString());
                } else if (platform.os().equals("windows")) {
                    without.add(platform + " (Windows images cannot be built)");
                } else if (!isNamed(platform)) {
                    without.add(platform + " (a platform that is not known here)");
                } else {
                    taken.add(platform);
                }
            }
            var all = wanted.with(given.platforms(), images(taken, without), problems);
            checkFound(offered, all.isEmpty());
            var base = wanted.base();
            var idle = selection.idle(offered);
            var remarks = idle.isEmpty()
                    ? List.<String>of()
                    : List.of("platforms: " + String.join(", ", idle) + " leaves nothing out, since the base " + base
                            + " has " + names(offered));
            return new DecidedPlatforms(given.with(all), List.of(note(base, taken, without)), remarks);
        }

        /** Each machine once, whatever its versions and features. */
        private List<Platform> offered() {
            return catalog.platforms().stream()
                    .map(platform -> Platform.of(
                            platform.os(),
                            platform.architecture(),
                            platform.variant().orElse("")))
                    .distinct()
                    .toList();
        }

        /** An artifact may say a platform; that it is none to run, its manifest alone tells. These are read anyway, when bases are chosen. */
        private List<Platform> images(List<Platform> taken, List<String> without) throws IOException {
            var tasks = taken.stream()
                    .map(platform -> (Callable<Boolean>) () -> hasImage(platform))
                    .toList();
            var areImages = Workers.run(parallelism, tasks);
            for (int i = taken.size() - 1; i >= 0; i--) {
                if (!areImages.get(i)) {
                    without.add(taken.remove(i) + " (an artifact, and no image)");
                }
            }
            return taken;
        }

        private boolean hasImage(Platform platform) {
            try {
                for (var offer : catalog.images()) {
                    if (offer.platform().isSameMachineAs(platform)
                            && Manifest.parse(catalog.source().document(offer.manifest()))
                                    .config()
                                    .mediaType()
                                    .isConfig()) {
                        return true;
                    }
                }
                return false;
            } catch (IOException | MalformedDocumentException e) {
                // What is wrong with it is a problem of the platform's base.
                return true;
            }
        }

        private void checkFound(List<Platform> offered, boolean isNothingLeft) {
            var missing = wanted.selection().included().stream()
                    .filter(pattern -> offered.stream().noneMatch(pattern::matches))
                    .map(Object::toString)
                    .toList();
            if (!missing.isEmpty()) {
                problems.add(
                        "platforms",
                        "the base " + wanted.base() + " has no " + String.join(", ", missing) + "; it has "
                                + names(offered));
            } else if (isNothingLeft) {
                problems.add(
                        "platforms", "nothing is left of what the base " + wanted.base() + " has: " + names(offered));
            }
        }

        private String note(BaseReference base, List<Platform> taken, List<String> without) {
            return "Platforms of the base " + base
                    + (catalog.isIndex() ? "" : ", an image for one platform and no index")
                    + ": " + (taken.isEmpty() ? "none" : names(taken))
                    + (without.isEmpty() ? "" : "; without " + String.join(", ", without));
        }

        /** What can be named can be built. */
        private static boolean isNamed(Platform platform) {
            try {
                return Platform.parse(platform.toString()).equals(platform);
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        private static String names(List<Platform> platforms) {
            return platforms.stream().map(Platform::toString).collect(Collectors.joining(", "));
        }
    }
}
