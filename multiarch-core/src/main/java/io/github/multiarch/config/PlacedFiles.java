package io.github.multiarch.config;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Files of this machine and their place in an image: a folder with all that is in it, or a single file.
 *
 * @param name what layers and messages call them
 * @param from the folder or the file
 * @param into where the folder's content lands, or the path of the single file
 * @param executable whether every file can be started; if not, those that can be started here
 * @param access a list of owners and modes, where these are not those of the disk: an archive's own
 */
public record PlacedFiles(String name, Path from, ImagePath into, boolean executable, Optional<Path> access) {
    /**
     * Files whose modes are those of the disk.
     *
     * @param name what layers and messages call them
     * @param from the folder or the file
     * @param into where the folder's content lands, or the path of the single file
     * @param executable whether every file can be started
     */
    public PlacedFiles(String name, Path from, ImagePath into, boolean executable) {
        this(name, from, into, executable, Optional.empty());
    }

    /**
     * A folder of the project whose content lands at the root of the image.
     *
     * @param folder is called by its own name
     * @return with modes as they are
     */
    public static PlacedFiles atRoot(Path folder) {
        return new PlacedFiles(String.valueOf(folder.getFileName()), folder, ImagePath.ROOT, false);
    }

    /** Written out: a build that has nothing to do compares these, and the JVM takes its time to make a record's own. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PlacedFiles files
                && name.equals(files.name)
                && from.equals(files.from)
                && into.text().equals(files.into.text())
                && executable == files.executable
                && access.equals(files.access);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, from, into.text(), executable, access);
    }
}
