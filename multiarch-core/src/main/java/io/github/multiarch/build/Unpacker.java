package io.github.multiarch.build;

import io.github.multiarch.content.FileDigest;
import io.github.multiarch.content.FolderTree;
import io.github.multiarch.oci.Shown;
import io.github.multiarch.plan.Unpacking;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Unpacks archives below a folder, each into one that is named by its digest, with a list of the owners and modes that it says. It is there as a whole or not at all; once it is there, it stays, so that its files are known by
 * their status the next time.
 */
public final class Unpacker implements Unpacking {
    /** To be raised when equal archives give other files than before. */
    private static final String RECIPE = "2-";

    private static final String PARTIAL = "partial-";
    /** Files have a dot before it. */
    private static final String PARTIAL_GLOB = "{,.}" + PARTIAL + "*";

    private static final int NAME_LENGTH = 32;

    private final Path place;
    private final UnpackLimits limits;

    /**
     * Nothing is touched yet.
     *
     * @param place need not exist
     * @param limits for each archive
     */
    public Unpacker(Path place, UnpackLimits limits) {
        this.place = place;
        this.limits = limits;
    }

    @Override
    public Tree unpack(Path archive) throws IOException {
        Leftovers.clear(place, PARTIAL_GLOB);
        try {
            var folder = place.resolve(RECIPE + FileDigest.of(archive).hex().substring(0, NAME_LENGTH));
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(place);
                var partial = Files.createTempDirectory(place, PARTIAL);
                try {
                    fill(partial, archive);
                    move(partial, folder);
                } finally {
                    FolderTree.delete(partial);
                }
            }
            return new Tree(folder.resolve("files"), folder.resolve("access"));
        } catch (IOException e) {
            // Names of entries are in it as they are in the archive.
            throw new IOException("unpacking " + archive + " failed: " + Shown.message(Reasons.of(e)), e);
        }
    }

    private void fill(Path folder, Path archive) throws IOException {
        var files = Files.createDirectory(folder.resolve("files"));
        var tree = new UnpackedTree(files, limits.entries(), limits.bytesOf(Files.size(archive)));
        try (var channel = FileChannel.open(archive)) {
            ArchiveReader.read(channel, tree);
        }
        tree.finish(folder.resolve("access"));
    }

    /** Another build may have been faster, with the same. */
    private static void move(Path partial, Path folder) throws IOException {
        try {
            Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }
}
