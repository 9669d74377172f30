package io.github.multiarch.build;

import io.github.multiarch.config.LayeredFile;
import io.github.multiarch.config.PlacedFiles;
import io.github.multiarch.config.Problems;
import io.github.multiarch.plan.PlannedImage;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the user's layers take of the files that one image gets besides the application. Of several files of one path the last counts, as it does without these layers, and alone goes there. */
final class TakenFiles {
    private final Map<String, Map<String, Placed>> byLayer = new TreeMap<>();
    private final Set<String> names = new TreeSet<>();
    private final Set<PlacedFiles> whole = new HashSet<>();

    /**
     * A file.
     *
     * @param files what it is one of
     * @param name its path in the image, without a slash at its beginning
     */
    record Placed(PlacedFiles files, String name) {}

    private TakenFiles() {}

    static TakenFiles of(PlannedImage image, LayerChoice choice) throws IOException {
        var taken = new TakenFiles();
        if (!choice.isNone()) {
            for (var files : image.files()) {
                taken.take(files, choice);
            }
        }
        return taken;
    }

    private void take(PlacedFiles files, LayerChoice choice) throws IOException {
        var tree = new FileTree(files, PlacedAccess.PLAIN);
        boolean isWhole = tree.folders().isEmpty();
        for (var file : tree.files()) {
            names.add(file.name());
            var layer = choice.of(LayeredFile.at("/" + file.name()));
            layer.ifPresent(name -> byLayer.computeIfAbsent(name, any -> new TreeMap<>())
                    .put(file.name(), new Placed(files, file.name())));
            isWhole &= layer.isPresent();
        }
        if (isWhole) {
            whole.add(files);
        }
    }

    /** In the order of their names. */
    List<Placed> in(String layer) {
        return List.copyOf(byLayer.getOrDefault(layer, Map.of()).values());
    }

    /** Whether one of them has taken the place of another file there. */
    boolean has(String layer, String name) {
        return byLayer.getOrDefault(layer, Map.of()).containsKey(name);
    }

    /** Whether nothing is left of them for a layer of their own. */
    boolean isWhole(PlacedFiles files) {
        return whole.contains(files);
    }

    /** What is a folder to one and a file or link to another depends on which of them comes last. */
    void check(Map<String, Collection<String>> application, List<String> layers, Problems problems) {
        var all = new TreeSet<>(names);
        application.values().forEach(all::addAll);
        var moved = new TreeSet<String>();
        byLayer.values().forEach(files -> moved.addAll(files.keySet()));
        layers.forEach(layer -> moved.addAll(application.getOrDefault(layer, List.of())));
        for (var name : all) {
            for (int slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
                var above = name.substring(0, slash);
                if (all.contains(above) && (moved.contains(name) || moved.contains(above))) {
                    problems.add(
                            "layers",
                            "'/" + above + "' is a file or link, and '/" + name
                                    + "' lies in a folder of that path; which of them is there depends on the order of layers, so no <layer> may take one of them: leave one of them out");
                }
            }
        }
    }
}
