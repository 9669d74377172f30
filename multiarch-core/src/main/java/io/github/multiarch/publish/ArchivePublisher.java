package io.github.multiarch.publish;

import io.github.multiarch.content.FolderTree;
import io.github.multiarch.layout.ArchiveWriter;
import io.github.multiarch.layout.LayoutException;
import io.github.multiarch.layout.OciArchive;
import io.github.multiarch.layout.OciLayout;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * Publishes an image or index as a tar archive of a layout. The archive appears when it is complete; until then, all lies in a folder beside its place, where faults of a
 * network can be mended, and takes its size twice.
 */
public final class ArchivePublisher {
    private final LayoutPublisher layouts;

    /**
     * Nothing is written yet.
     *
     * @param layouts makes what is packed
     */
    public ArchivePublisher(LayoutPublisher layouts) {
        this.layouts = layouts;
    }

    /**
     * Publishes.
     *
     * @param graph with the places of all its parts
     * @param archive where the archive shall be; one that has just this already stays as it is
     * @param tags under which names
     * @return what was done
     * @throws LayoutException when there is something else, or an archive that has other images: they would be lost
     * @throws IOException when something could not be brought over; what was there is as it was
     */
    public Stored publish(Graph graph, Path archive, List<String> tags) throws IOException {
        return write(graph, archive, Tagging.all(graph.root(), tags));
    }

    Stored write(Graph graph, Path archive, List<Tagging> names) throws IOException {
        if (Files.exists(archive) && isThere(graph, existing(archive, names), names)) {
            return LayoutPublisher.stored(
                    graph,
                    names,
                    graph.blobs().stream()
                            .map(blob -> Moved.by(BlobCounts.Outcome.PRESENT, blob))
                            .toList());
        }
        Files.createDirectories(archive.getParent());
        try (var staging = new Staging(archive.resolveSibling(".partial-" + UUID.randomUUID()))) {
            var layout = OciLayout.create(staging.folder());
            var stored = layouts.write(graph, layout, names);
            ArchiveWriter.write(layout, archive);
            return stored;
        }
    }

    /** Closed as a resource, so that a folder that cannot be removed does not stand before the failure that counts. */
    private record Staging(Path folder) implements Closeable {
        @Override
        public void close() throws IOException {
            FolderTree.delete(folder);
        }
    }

    private static OciArchive existing(Path archive, List<Tagging> names) throws IOException {
        if (Files.isDirectory(archive)) {
            throw new LayoutException("'" + archive + "' is a directory; an archive is a file, and oci: a directory");
        }
        OciArchive existing;
        try {
            existing = OciArchive.open(archive);
        } catch (LayoutException e) {
            throw new LayoutException(
                    "'" + archive
                            + "' is not overwritten, since it is no OCI archive; remove it, or choose another file: "
                            + e.getMessage(),
                    e);
        }
        var tags = names.stream().map(Tagging::tag).toList();
        var others =
                existing.names().stream().filter(name -> !tags.contains(name)).toList();
        if (!others.isEmpty()) {
            throw new LayoutException("'" + archive + "' is not overwritten, since it has other images, too: "
                    + String.join(", ", others) + "; remove it, or choose another file");
        }
        return existing;
    }

    private static boolean isThere(Graph graph, OciArchive archive, List<Tagging> names) throws IOException {
        for (var name : names) {
            var there = archive.resolve(name.tag());
            if (there.isEmpty() || !there.get().digest().equals(name.document().digest())) {
                return false;
            }
        }
        for (var child : graph.children()) {
            if (!archive.has(child.manifest().descriptor())) {
                return false;
            }
        }
        for (var blob : graph.blobs()) {
            if (!archive.has(blob.descriptor())) {
                return false;
            }
        }
        return true;
    }
}
