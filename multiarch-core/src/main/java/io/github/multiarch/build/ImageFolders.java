package io.github.multiarch.build;

import io.github.multiarch.config.FileAccess;
import io.github.multiarch.config.Owner;
import io.github.multiarch.plan.UsualFolders;
import io.github.multiarch.plan.WantedFolders;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The folders of one image, layer by layer. An engine that unpacks each layer into a folder of its own takes a folder's owner and mode from the last layer that has something in
 * it, so every layer repeats what is known of the folders above its files: what the base says of its own, what a layer before it said, what is new. Of a base whose layers are
 * not read, nothing is repeated: an entry of ours would replace what it says. Paths are relative to the root, without a slash at their ends.
 */
final class ImageFolders {
    private final Optional<BaseTree> base;
    private final WantedFolders wanted;
    private final PlacedAccess access;
    private final String root;
    /** What layers before have said. */
    private final Map<String, FileAccess> said = new HashMap<>();
    /** Folders that a layer itself has with another access than most. */
    private final Set<String> special = new HashSet<>();

    /**
     * No layer is said anything of yet.
     *
     * @param base empty when nobody knows what is in it
     * @param appRoot the application's own folder in the image, absolute
     */
    ImageFolders(Optional<BaseTree> base, WantedFolders wanted, PlacedAccess access, String appRoot) {
        this.base = base;
        this.wanted = wanted;
        this.access = access;
        this.root = base.map(tree -> tree.resolve(relative(appRoot))).orElse(relative(appRoot));
    }

    /** On a base of which nothing is known, with nothing said. */
    static ImageFolders ofUnknown() {
        var nothing = new WantedFolders(new TreeMap<>(), new TreeMap<>(), Owner.Numbers.ROOT);
        return new ImageFolders(Optional.empty(), nothing, PlacedAccess.PLAIN, "/");
    }

    PlacedAccess access() {
        return access;
    }

    /** Folders that the image is to have whatever its other layers hold; the base's own are left to it. */
    SortedMap<String, FileAccess> wanted() {
        var folders = new TreeMap<String, FileAccess>();
        wanted.implied().forEach((path, implied) -> {
            var folder = resolve(relative(path));
            if (base.flatMap(tree -> tree.folder(folder)).isEmpty() && !special.contains(folder)) {
                folders.put(relative(path), implied);
            }
        });
        wanted.said().forEach((path, saidOfIt) -> folders.put(relative(path), saidOfIt));
        return folders;
    }

    /**
     * What the next layer is to say.
     *
     * @param files that it has, links included
     * @param folders that it has, with what they are to be
     * @param isApplication whether its files are the application itself, which may lie at the image's root
     */
    LayerFolders next(Collection<String> files, SortedMap<String, FileAccess> folders, boolean isApplication) {
        var moved = new TreeMap<String, String>();
        var all = new TreeSet<String>();
        for (var path : files) {
            addAbove(path, all, moved);
        }
        var own = new TreeMap<String, FileAccess>();
        for (var folder : folders.entrySet()) {
            addAbove(folder.getKey(), all, moved);
            var place = resolve(folder.getKey());
            addAbove(place, all, moved);
            all.add(place);
            own.put(place, folder.getValue());
            if (!FileAccess.FOLDER.equals(folder.getValue())) {
                special.add(place);
            }
        }
        var entries = new TreeMap<String, FileAccess>();
        for (var folder : all) {
            boolean isOurs = root.isEmpty() ? isApplication : isWithin(folder, root);
            access(folder, Optional.ofNullable(own.get(folder)), isOurs).ifPresent(its -> entries.put(folder, its));
        }
        said.putAll(entries);
        return new LayerFolders(entries, moved);
    }

    private void addAbove(String path, Set<String> all, Map<String, String> moved) {
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            var folder = path.substring(0, slash);
            var place = resolve(folder);
            if (!place.equals(folder) && moved.put(folder, place) == null) {
                addAbove(place + "/", all, moved);
            } else if (place.equals(folder)) {
                all.add(folder);
            }
        }
    }

    private Optional<FileAccess> access(String folder, Optional<FileAccess> own, boolean isOurs) {
        var path = "/" + folder;
        var saidOfIt = Optional.ofNullable(wanted.said().get(path));
        if (saidOfIt.isPresent()) {
            return saidOfIt;
        }
        var ofBase = base.flatMap(tree -> tree.folder(folder));
        if (ofBase.isPresent()) {
            return ofBase;
        }
        var before = own.or(() -> Optional.ofNullable(wanted.implied().get(path)))
                .or(() -> Optional.ofNullable(said.get(folder)));
        if (base.isPresent() || isOurs || access.speaksOf(folder)) {
            return Optional.of(access.of(folder, before.orElse(FileAccess.FOLDER)));
        }
        if (UsualFolders.isPlain(path)) {
            return own.map(any -> FileAccess.FOLDER);
        }
        return UsualFolders.knows(path) ? Optional.empty() : before;
    }

    private String resolve(String path) {
        return base.map(tree -> tree.resolve(path)).orElse(path);
    }

    private static boolean isWithin(String folder, String root) {
        return folder.equals(root) || folder.startsWith(root + "/");
    }

    static String relative(String path) {
        return path.substring(1);
    }
}
