package io.github.multiarch.inputs;

import io.github.multiarch.content.Inventory.Taken;
import io.github.multiarch.oci.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a build took.
 *
 * @param folders that were looked through for files
 * @param layers with the files that they were made of
 */
public record Inputs(List<Folder> folders, List<Layer> layers) {
    /** Of a build that took nothing, or did not say. */
    public static final Inputs NONE = new Inputs(List.of(), List.of());

    /** Takes copies. */
    public Inputs {
        folders = List.copyOf(folders);
        layers = List.copyOf(layers);
    }

    /**
     * A layer.
     *
     * @param digest its name
     * @param files by what they are called in it
     */
    public record Layer(Digest digest, List<Taken> files) {
        /** Takes a copy. */
        public Layer {
            files = List.copyOf(files);
        }
    }

    /**
     * A folder with what was in it, whether that went into the image or not.
     *
     * @param path need not exist
     * @param names of all files and links below it, with slashes
     */
    public record Folder(Path path, SortedSet<String> names) {
        /** Takes a copy. */
        public Folder {
            names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
        }

        /**
         * A folder as it is now.
         *
         * @param path need not exist
         * @return with all that is below it
         * @throws IOException when it cannot be listed
         */
        public static Folder of(Path path) throws IOException {
            var names = new TreeSet<String>();
            if (Files.isDirectory(path)) {
                try (var tree = Files.walk(path.toRealPath())) {
                    var root = path.toRealPath();
                    tree.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                            .forEach(file ->
                                    names.add(root.relativize(file).toString().replace('\\', '/')));
                } catch (UncheckedIOException e) {
                    throw e.getCause();
                }
            }
            return new Folder(path, names);
        }
    }
}
