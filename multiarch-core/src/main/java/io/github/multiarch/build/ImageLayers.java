package io.github.multiarch.build;

import io.github.multiarch.build.ApplicationLayers.Part;
import io.github.multiarch.build.TakenFiles.Placed;
import io.github.multiarch.cache.LayerCache;
import io.github.multiarch.config.BuildRequest;
import io.github.multiarch.config.LayeredFile;
import io.github.multiarch.config.PlacedFiles;
import io.github.multiarch.plan.PlannedImage;
import io.github.multiarch.plan.WantedFolders;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The layers of one image after the other: the application's, those of files, and of folders that are to be there. What several images have in common is packed once. */
final class ImageLayers {
    private final BuildRequest request;
    private final ApplicationLayers application;
    private final Packing packing;
    private final BaseLayers bases;
    private final Map<String, Layer> made = new HashMap<>();

    /** Makes a layer of an archive. */
    @FunctionalInterface
    interface Packing {
        Layer pack(String name, TarSource archive) throws IOException;
    }

    /** Makes an archive, if there is none of that kind yet. */
    @FunctionalInterface
    private interface Archiving {
        TarSource archive() throws IOException;
    }

    ImageLayers(BuildRequest request, ApplicationLayers application, LayerCache cache, Packing packing) {
        this.request = request;
        this.application = application;
        this.packing = packing;
        this.bases = new BaseLayers(cache);
    }

    /** From the lowest up, without the base's. */
    List<Layer> of(PlannedImage planned) throws IOException {
        var layers = new ArrayList<Layer>();
        var folders = folders(planned);
        var access = folders.access();
        int number = 0;
        for (var part : application.parts()) {
            number++;
            if (part.isFor(planned.request().platform())) {
                var its = folders(part, folders);
                layers.add(once(key("part " + number, its, access), part.name(), () -> archive(part, its, access)));
            }
        }
        for (var files : planned.files()) {
            var tree = new FileTree(files, access, this::isTaken);
            var names = tree.files().stream().map(FileTree.Item::name).toList();
            var its = folders.next(names, tree.folders(), false);
            // A folder without anything makes no layer.
            if (!names.isEmpty() || !its.entries().isEmpty()) {
                layers.add(once(
                        key(textOf(files), its, access),
                        "files of " + files.name(),
                        () -> new FileTreeArchive(tree, its, fileTime())));
            }
        }
        if (!folders.wanted().isEmpty()) {
            var its = folders.next(List.of(), folders.wanted(), false);
            layers.add(once(key("directories", its, access), "directories", () -> new FolderArchive(its, fileTime())));
        }
        return layers;
    }

    /** By a layer of the user's: what else such a layer knows files by, those beside the application do not have. */
    private boolean isTaken(String name) {
        return !request.layers().rules().isEmpty()
                && request.layers().of(LayeredFile.at("/" + name)).isPresent();
    }

    private static LayerFolders folders(Part part, ImageFolders folders) {
        var its = folders.next(JibArchive.names(part.files(), part.texts()), new TreeMap<>(), true);
        if (part.placed().isEmpty()) {
            return its;
        }
        var names = part.placed().stream().map(Placed::name).toList();
        return its.with(folders.next(names, new TreeMap<>(), false));
    }

    private TarSource archive(Part part, LayerFolders folders, PlacedAccess access) throws IOException {
        var application = new JibArchive(part.files(), part.leftOut(), part.texts(), folders, access, fileTime());
        if (part.placed().isEmpty()) {
            return application;
        }
        var names = new LinkedHashMap<PlacedFiles, Set<String>>();
        part.placed()
                .forEach(placed -> names.computeIfAbsent(placed.files(), any -> new HashSet<>())
                        .add(placed.name()));
        var trees = new ArrayList<FileTreeArchive>();
        for (var files : names.entrySet()) {
            var tree = new FileTree(
                    files.getKey(), access, name -> !files.getValue().contains(name));
            trees.add(new FileTreeArchive(tree, folders.withoutEntries(), fileTime()));
        }
        return new MixedArchive(application, trees, fileTime());
    }

    private ImageFolders folders(PlannedImage planned) {
        var wanted = WantedFolders.of(request, planned.base());
        var access = new PlacedAccess(request.access().rules(), wanted.imageUser());
        return new ImageFolders(bases.tree(planned.base()), wanted, access, planned.root());
    }

    private Instant fileTime() {
        return request.metadata().created();
    }

    private Layer once(String key, String name, Archiving archiving) throws IOException {
        var known = made.get(key);
        if (known == null) {
            known = packing.pack(name, archiving.archive());
            made.put(key, known);
        }
        return known;
    }

    /** What decides about a layer: what is in it, and what is said of that. */
    private static String key(String what, LayerFolders folders, PlacedAccess access) {
        return what + '\0' + access.imageUser() + '\0' + folders.text();
    }

    private static String textOf(PlacedFiles files) {
        return String.join(
                "\0", files.name(), files.from().toString(), files.into().text(), "" + files.executable());
    }
}
