package io.github.multiarch.build;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FileEntry;
import io.github.multiarch.build.TakenFiles.Placed;
import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.Start;
import io.github.multiarch.oci.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The application on one platform.
 *
 * @param dependencies in the order of the class path
 * @param modules how it is started, where it is a module
 * @param plan what lies where
 * @param leftOut entries that jars go without, by the jar
 * @param arguments its class path
 * @param taken which of its other files are in layers that the user wants
 */
record PlatformApplication(
        Platform platform,
        List<Dependency> dependencies,
        Optional<Start.Module> modules,
        ApplicationPlan plan,
        Map<Path, List<String>> leftOut,
        ArgumentFiles arguments,
        TakenFiles taken) {

    /** A file as one platform has it. */
    record Item(FileEntry entry, List<String> leftOut) {}

    boolean isSameAs(PlatformApplication other, String layer) {
        return plan.layers().equals(other.plan.layers())
                && leftOut.equals(other.leftOut)
                && placed(layer).equals(other.placed(layer));
    }

    /** What of the application is in a layer: not what another file has taken the place of. */
    FileEntriesLayer layer(String name) {
        var planned = plan.layers().stream()
                .filter(layer -> layer.getName().equals(name))
                .findFirst()
                .orElseGet(() -> FileEntriesLayer.builder().setName(name).build());
        if (placed(name).isEmpty()) {
            return planned;
        }
        var layer = FileEntriesLayer.builder().setName(name);
        planned.getEntries().stream()
                .filter(entry -> !taken.has(name, JibArchive.nameOf(entry)))
                .forEach(layer::addEntry);
        return layer.build();
    }

    List<Item> items(String layer) {
        return layer(layer).getEntries().stream()
                .map(entry -> new Item(entry, leftOut.getOrDefault(entry.getSourceFile(), List.of())))
                .toList();
    }

    /** What else is in it. */
    List<Placed> placed(String layer) {
        return taken.in(layer);
    }
}
