package io.github.multiarch.build;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FileEntry;
import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.oci.Platform;
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
 * @param classPaths of each platform, as its JVM shall see it
 */
record ApplicationLayers(List<Part> parts, Map<Platform, List<String>> classPaths) {
    /**
     * A layer.
     *
     * @param name what is in it
     * @param only the platform that has it; empty for all
     * @param files where they are and where they go
     * @param leftOut entries that jars go without, by the jar
     */
    record Part(String name, Optional<Platform> only, FileEntriesLayer files, Map<Path, List<String>> leftOut) {
        boolean isFor(Platform platform) {
            return only.isEmpty() || only.get().equals(platform);
        }
    }

    /** Lets each class path be planned once. */
    static ApplicationLayers of(List<PlannedImage> images, ApplicationPlanner planner) throws IOException {
        var applications = new ArrayList<OfOne>();
        var classPaths = new LinkedHashMap<Platform, List<String>>();
        for (var image : images) {
            var dependencies = image.jars().dependencies();
            var known = applications.stream()
                    .filter(one -> one.dependencies().equals(dependencies))
                    .findFirst();
            var plan = known.isPresent() ? known.get().plan() : planner.plan(dependencies);
            var platform = image.request().platform();
            applications.add(new OfOne(platform, dependencies, plan, leftOut(image)));
            classPaths.put(platform, plan.classPath());
        }
        return new ApplicationLayers(parts(applications), classPaths);
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
            Platform platform, List<Dependency> dependencies, ApplicationPlan plan, Map<Path, List<String>> leftOut) {
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
