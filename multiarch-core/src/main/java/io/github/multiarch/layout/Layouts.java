package io.github.multiarch.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens layouts, whichever form they have. */
public final class Layouts {
    private Layouts() {}

    /**
     * Opens a layout for reading: a directory, an uncompressed tar archive of one, or an archive of {@code docker save}. An archive that is both is read as a layout, whose digests are those of
     * the registries.
     *
     * @param path of a directory or file
     * @return the layout; nothing has to be closed
     * @throws LayoutException when it is neither; the message names the path and what it lacks
     * @throws IOException when it cannot be read
     */
    public static Layout open(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return OciLayout.open(path);
        }
        if (Files.isRegularFile(path)) {
            var listing = ArchiveListing.read(path);
            return DockerArchive.isOne(listing) ? new DockerArchive(listing) : new OciArchive(listing);
        }
        throw new LayoutException(
                "'" + path
                        + (Files.exists(path) ? "' is neither a directory nor a file" : "' does not exist")
                        + "; expected the directory of an OCI image layout, a tar archive of one, or an archive of docker save");
    }
}
