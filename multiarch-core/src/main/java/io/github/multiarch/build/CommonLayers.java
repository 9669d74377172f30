package io.github.multiarch.build;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import io.github.multiarch.build.ApplicationLayers.Part;
import io.github.multiarch.build.PlatformApplication.Item;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Layer by layer what all platforms have in common, and behind it what each has for itself. */
final class CommonLayers {
    private CommonLayers() {}

    /** One application for each platform. */
    static List<Part> of(List<PlatformApplication> applications) {
        var names = new LinkedHashSet<String>();
        applications.forEach(one -> one.plan().layers().forEach(layer -> names.add(layer.getName())));
        var parts = new ArrayList<Part>();
        for (var name : names) {
            var first = applications.get(0);
            if (!applications.stream().allMatch(one -> first.isSameAs(one, name))) {
                parts.addAll(split(name, applications));
                continue;
            }
            var layer = first.layer(name);
            if (!layer.getEntries().isEmpty() || !first.placed(name).isEmpty()) {
                parts.add(new Part(name, Optional.empty(), layer, first.leftOut(), first.placed(name)));
            }
        }
        return parts;
    }

    private static List<Part> split(String name, List<PlatformApplication> applications) {
        var first = applications.get(0);
        var common = new LinkedHashSet<>(first.items(name));
        var placed = new LinkedHashSet<>(first.placed(name));
        for (var one : applications) {
            common.retainAll(new HashSet<>(one.items(name)));
            placed.retainAll(new HashSet<>(one.placed(name)));
        }
        var parts = new ArrayList<Part>();
        if (!common.isEmpty() || !placed.isEmpty()) {
            parts.add(new Part(
                    name,
                    Optional.empty(),
                    layer(name, List.copyOf(common), common),
                    first.leftOut(),
                    List.copyOf(placed)));
        }
        for (var one : applications) {
            var items = one.items(name);
            var own = new LinkedHashSet<>(items);
            own.removeAll(common);
            var ownPlaced = new LinkedHashSet<>(one.placed(name));
            ownPlaced.removeAll(placed);
            if (!own.isEmpty() || !ownPlaced.isEmpty()) {
                parts.add(new Part(
                        name + " for " + one.platform(),
                        Optional.of(one.platform()),
                        layer(name, items, own),
                        one.leftOut(),
                        List.copyOf(ownPlaced)));
            }
        }
        return parts;
    }

    private static FileEntriesLayer layer(String name, List<Item> items, Set<Item> which) {
        var builder = FileEntriesLayer.builder().setName(name);
        items.stream().filter(which::contains).forEach(item -> builder.addEntry(item.entry()));
        return builder.build();
    }
}
