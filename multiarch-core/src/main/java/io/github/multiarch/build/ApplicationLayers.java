package io.github.multiarch.build;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import io.github.multiarch.build.TakenFiles.Placed;
import io.github.multiarch.config.PlacedFiles;
import io.github.multiarch.config.Problems;
import io.github.multiarch.config.Start;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.plan.BuildPlan;
import io.github.multiarch.plan.PlannedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The application's layers on all platforms: what all have in common once, and behind each what a platform has for itself.
 *
 * @param parts from the steadiest to the one that changes most
 * @param arguments the class path of each platform, as its JVM shall see it
 * @param taken what of each platform's other files is in these layers, too
 */
record ApplicationLayers(List<Part> parts, Map<Platform, ArgumentFiles> arguments, Map<Platform, TakenFiles> taken) {
    private static final String ARGUMENTS = "class path";

    /**
     * A layer.
     *
     * @param name what is in it
     * @param only the platform that has it; empty for all
     * @param files where they are and where they go
     * @param leftOut entries that jars go without, by the jar
     * @param texts files that are on no disk, by their paths in the image
     * @param placed files that are none of the application, in a layer that the user wants
     */
    record Part(
            String name,
            Optional<Platform> only,
            FileEntriesLayer files,
            Map<Path, List<String>> leftOut,
            Map<String, String> texts,
            List<Placed> placed) {
        Part(
                String name,
                Optional<Platform> only,
                FileEntriesLayer files,
                Map<Path, List<String>> leftOut,
                List<Placed> placed) {
            this(name, only, files, leftOut, Map.of(), placed);
        }

        static Part of(String name, Optional<Platform> only, Map<String, String> texts) {
            return new Part(name, only, FileEntriesLayer.builder().setName(name).build(), Map.of(), texts, List.of());
        }

        boolean isFor(Platform platform) {
            return only.isEmpty() || only.get().equals(platform);
        }

        Part with(Map<String, String> other) {
            return new Part(name, only, files, leftOut, other, placed);
        }
    }

    /** Lets each class path be planned once. Notes what no layer can take. */
    static ApplicationLayers of(BuildPlan plan, LayerChoice choice, Problems problems) throws IOException {
        var request = plan.request();
        var applications = new ArrayList<PlatformApplication>();
        var arguments = new LinkedHashMap<Platform, ArgumentFiles>();
        var taken = new LinkedHashMap<Platform, TakenFiles>();
        for (var image : plan.images()) {
            var dependencies = image.jars().dependencies();
            var known = applications.stream()
                    .filter(one -> one.dependencies().equals(dependencies)
                            && one.arguments().root().equals(root(image))
                            && one.modules().equals(modules(image)))
                    .findFirst();
            var planned = known.isPresent()
                    ? known.get().plan()
                    : new ApplicationPlanner(
                                    request.application(),
                                    root(image),
                                    new LayerStack(choice, request.metadata().created()))
                            .plan(dependencies, modules(image));
            var own = new ArgumentFiles(root(image), planned.classPath(), planned.modulePath(), plan.mainClass());
            var platform = image.request().platform();
            var files = TakenFiles.of(image, choice);
            if (!choice.isNone()) {
                files.check(names(planned), choice.names(), problems);
            }
            applications.add(new PlatformApplication(
                    platform, dependencies, modules(image), planned, leftOut(image), own, files));
            arguments.put(platform, own);
            taken.put(platform, files);
        }
        return new ApplicationLayers(withTexts(CommonLayers.of(applications), applications), arguments, taken);
    }

    private static Map<String, Collection<String>> names(ApplicationPlan plan) {
        var names = new HashMap<String, Collection<String>>();
        plan.layers().forEach(layer -> names.put(layer.getName(), JibArchive.names(layer, Map.of())));
        return names;
    }

    /** Whether a platform needs no layer of their own for these files. */
    boolean isTaken(PlacedFiles files, Platform platform) {
        return Objects.requireNonNull(taken.get(platform)).isWhole(files);
    }

    private static Optional<Start.Module> modules(PlannedImage image) {
        return image.start()
                .flatMap(start -> start instanceof Start.Module module ? Optional.of(module) : Optional.empty());
    }

    private static String root(PlannedImage image) {
        return image.root().equals("/") ? "" : image.root();
    }

    /**
     * The files of arguments go with what changes most, so that no image has a layer more for them, and no push a request. Where platforms differ in them, or in that layer, they are one of their
     * own.
     */
    private static List<Part> withTexts(List<Part> parts, List<PlatformApplication> applications) {
        var all = new ArrayList<>(parts);
        var texts = applications.stream().map(one -> one.arguments().texts()).toList();
        if (new HashSet<>(texts).size() > 1) {
            applications.stream()
                    .filter(one -> !one.arguments().texts().isEmpty())
                    .forEach(one -> all.add(Part.of(
                            ARGUMENTS + " for " + one.platform(),
                            Optional.of(one.platform()),
                            one.arguments().texts())));
        } else if (!texts.isEmpty() && !texts.get(0).isEmpty()) {
            int last = all.size() - 1;
            if (last >= 0 && all.get(last).only().isEmpty()) {
                all.set(last, all.get(last).with(texts.get(0)));
            } else {
                all.add(Part.of(ARGUMENTS, Optional.empty(), texts.get(0)));
            }
        }
        return List.copyOf(all);
    }

    private static Map<Path, List<String>> leftOut(PlannedImage image) {
        var leftOut = new HashMap<Path, List<String>>();
        for (var jar : image.jars().jars()) {
            if (!jar.leftOut().isEmpty()) {
                leftOut.put(jar.dependency().file(), jar.leftOut());
            }
        }
        return leftOut;
    }
}
