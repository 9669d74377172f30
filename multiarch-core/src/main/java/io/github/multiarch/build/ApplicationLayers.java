package io.github.multiarch.build;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FileEntry;
import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.Start;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.plan.BuildPlan;
import io.github.multiarch.plan.PlannedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The application's layers on all platforms: what all have in common once, and behind each what a platform has for itself.
 *
 * @param parts from the steadiest to the one that changes most
 * @param arguments the class path of each platform, as its JVM shall see it
 */
record ApplicationLayers(List<Part> parts, Map<Platform, ArgumentFiles> arguments) {
    private static final String ARGUMENTS = "class path";

    /**
     * A layer.
     *
     * @param name what is in it
     * @param only the platform that has it; empty for all
     * @param files where they are and where they go
     * @param leftOut entries that jars go without, by the jar
     * @param texts files that are on no disk, by their paths in the image
     */
    record Part(
            String name,
            Optional<Platform> only,
            FileEntriesLayer files,
            Map<Path, List<String>> leftOut,
            Map<String, String> texts) {
        Part(String name, Optional<Platform> only, FileEntriesLayer files, Map<Path, List<String>> leftOut) {
            this(name, only, files, leftOut, Map.of());
        }

        static Part of(String name, Optional<Platform> only, Map<String, String> texts) {
            return new Part(name, only, FileEntriesLayer.builder().setName(name).build(), Map.of(), texts);
        }

        boolean isFor(Platform platform) {
            return only.isEmpty() || only.get().equals(platform);
        }

        Part with(Map<String, String> other) {
            return new Part(name, only, files, leftOut, other);
        }
    }

    /** Lets each class path be planned once. */
    static ApplicationLayers of(BuildPlan plan) throws IOException {
        var request = plan.request();
        var applications = new ArrayList<OfOne>();
        var arguments = new LinkedHashMap<Platform, ArgumentFiles>();
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
                                    request.metadata().created())
                            .plan(dependencies, modules(image));
            var own = new ArgumentFiles(root(image), planned.classPath(), planned.modulePath(), plan.mainClass());
            var platform = image.request().platform();
            applications.add(new OfOne(platform, dependencies, modules(image), planned, leftOut(image), own));
            arguments.put(platform, own);
        }
        return new ApplicationLayers(withTexts(parts(applications), applications), arguments);
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
    private static List<Part> withTexts(List<Part> parts, List<OfOne> applications) {
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

    private static List<Part> parts(List<OfOne> applications) {
        var names = new LinkedHashSet<String>();
        applications.forEach(one -> one.plan().layers().forEach(layer -> names.add(layer.getName())));
        var parts = new ArrayList<Part>();
        for (var name : names) {
            var first = applications.get(0);
            if (applications.stream().allMatch(first::isSameAs)) {
                parts.add(new Part(name, Optional.empty(), first.layer(name), first.leftOut()));
            } else {
                parts.addAll(parts(name, applications));
            }
        }
        return parts;
    }

    private static List<Part> parts(String name, List<OfOne> applications) {
        var common = new LinkedHashSet<>(applications.get(0).items(name));
        applications.forEach(one -> common.retainAll(new HashSet<>(one.items(name))));
        var parts = new ArrayList<Part>();
        if (!common.isEmpty()) {
            parts.add(new Part(
                    name,
                    Optional.empty(),
                    layer(name, List.copyOf(common), common),
                    applications.get(0).leftOut()));
        }
        for (var one : applications) {
            var items = one.items(name);
            var own = new LinkedHashSet<>(items);
            own.removeAll(common);
            if (!own.isEmpty()) {
                var title = name + " for " + one.platform();
                parts.add(new Part(title, Optional.of(one.platform()), layer(title, items, own), one.leftOut()));
            }
        }
        return parts;
    }

    private static FileEntriesLayer layer(String name, List<Item> items, Set<Item> which) {
        var builder = FileEntriesLayer.builder().setName(name);
        items.stream().filter(which::contains).forEach(item -> builder.addEntry(item.entry()));
        return builder.build();
    }

    /** A file as one platform has it. */
    private record Item(FileEntry entry, List<String> leftOut) {}

    /** The application on one platform. */
    private record OfOne(
            Platform platform,
            List<Dependency> dependencies,
            Optional<Start.Module> modules,
            ApplicationPlan plan,
            Map<Path, List<String>> leftOut,
            ArgumentFiles arguments) {
        boolean isSameAs(OfOne other) {
            return plan.layers().equals(other.plan.layers()) && leftOut.equals(other.leftOut);
        }

        FileEntriesLayer layer(String name) {
            return plan.layers().stream()
                    .filter(layer -> layer.getName().equals(name))
                    .findFirst()
                    .orElseGet(() -> FileEntriesLayer.builder().setName(name).build());
        }

        List<Item> items(String name) {
            return layer(name).getEntries().stream()
                    .map(entry -> new Item(entry, leftOut.getOrDefault(entry.getSourceFile(), List.of())))
                    .toList();
        }
    }
}
