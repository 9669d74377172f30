package io.github.multiarch.build;

import io.github.multiarch.config.FileAccess;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a layer says of the folders that its files lie in. Paths are relative to the root, without a slash at their ends.
 *
 * @param entries folders that get an entry
 * @param moved folders that a link of the base leads to elsewhere, with the place where they really are
 */
record LayerFolders(SortedMap<String, FileAccess> entries, SortedMap<String, String> moved) {
    /** Says nothing. */
    static final LayerFolders NONE = new LayerFolders(new TreeMap<>(), new TreeMap<>());

    LayerFolders {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
        moved = Collections.unmodifiableSortedMap(new TreeMap<>(moved));
    }

    /** Says what another does, too. */
    LayerFolders with(LayerFolders other) {
        var all = new TreeMap<>(other.entries);
        all.putAll(entries);
        var places = new TreeMap<>(other.moved);
        places.putAll(moved);
        return new LayerFolders(all, places);
    }

    /** For what lies in folders that have their entries already. */
    LayerFolders withoutEntries() {
        return new LayerFolders(new TreeMap<>(), moved);
    }

    /** Equal for equal ones. To generate what compares records takes the JVM longer than a build that has nothing to do can afford. */
    String text() {
        var text = new StringBuilder();
        entries.forEach(
                (path, access) -> text.append(path).append('\0').append(access).append('\0'));
        moved.forEach(
                (path, place) -> text.append(path).append('\0').append(place).append('\0'));
        return text.toString();
    }

    /** Where a file is to lie: an engine that unpacks each layer by itself knows nothing of the links of those below. */
    String place(String name) {
        int slash = name.lastIndexOf('/');
        var folder = slash < 0 ? null : moved.get(name.substring(0, slash));
        return folder == null ? name : folder.isEmpty() ? name.substring(slash + 1) : folder + name.substring(slash);
    }
}
