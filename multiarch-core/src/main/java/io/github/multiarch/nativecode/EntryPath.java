package io.github.multiarch.nativecode;

import io.github.multiarch.oci.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where in a file something lies.
 *
 * @param names of an archive's entry, of an entry in that entry, and so on, as the archives spell them; empty for the file itself. Foreign text
 */
public record EntryPath(List<String> names) {
    /** The file itself. */
    public static final EntryPath FILE = new EntryPath(List.of());

    private static final String SEPARATOR = "!/";

    /** Copies the list. */
    public EntryPath {
        names = List.copyOf(names);
    }

    /** An entry of the archive that lies here. */
    EntryPath entry(String name) {
        var longer = new ArrayList<>(names);
        longer.add(name);
        return new EntryPath(longer);
    }

    /**
     * Whether this is an entry of an archive.
     *
     * @return false for the file itself
     */
    public boolean isEntry() {
        return !names.isEmpty();
    }

    /** Such as {@code BOOT-INF/lib/snappy.jar!/org/xerial/libsnappyjava.so}, fit to be shown. */
    @Override
    public String toString() {
        return names.stream().map(Shown::of).collect(Collectors.joining(SEPARATOR));
    }
}
