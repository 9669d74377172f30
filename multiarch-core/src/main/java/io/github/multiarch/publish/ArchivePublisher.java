package io.github.multiarch.publish;

import io.github.multiarch.content.FolderTree;
import io.github.multiarch.layout.ArchiveWriter;
import io.github.multiarch.layout.Layout;
import io.github.multiarch.layout.LayoutException;
import io.github.multiarch.layout.Layouts;
import io.github.multiarch.layout.OciArchive;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.oci.ImageReference;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
     * @param platformTags whether each platform's image gets a tag of its own too
     * @param tags under which names
     * @return what was done
     * @throws LayoutException when there is something else, or an archive that has other images: they would be lost
     * @throws IOException when something could not be brought over; what was there is as it was
     */
    public Stored publish(Graph graph, Path archive, List<String> tags, boolean platformTags) throws IOException {
        var names = Tagging.all(graph, tags, platformTags);
        var texts = names.stream().map(Tagging::tag).toList();
        var there = existing(archive, texts, Layout::names);
        if (there.isPresent()) {
            checkNothingIsLost(graph, there.get(), archive);
        }
        return there.isPresent() && new ArchivedGraph(graph, there.get()).isComplete(names)
                ? unchanged(graph, texts)
                : pack(archive, layout -> {
                    var stored = layouts.write(graph, layout, names);
                    layouts.attach(graph, layout, false);
                    return stored;
                });
    }

    /**
     * Publishes one image for {@code docker load}. The archive is an OCI archive too.
     *
     * @param image whose root is the image's manifest
     * @param archive where the archive shall be; one that has just this already stays as it is
     * @param names under which engines shall have it
     * @return what was done
     * @throws LayoutException when there is something else, or an archive that has other images: they would be lost
     * @throws IOException when something could not be brought over; what was there is as it was
     */
    public Stored publishForDocker(Graph image, Path archive, List<ImageReference> names) throws IOException {
        var texts = names.stream().map(ImageReference::toString).toList();
        var there = existing(archive, texts, Layout::fullNames);
        return there.isPresent()
                        && there.get() instanceof OciArchive oci
                        && oci.isForDocker()
                        && oci.fullNames().equals(texts)
                        && new ArchivedGraph(image, oci).isCompleteAs(texts)
                ? unchanged(image, texts)
                : pack(archive, layout -> layouts.writeForDocker(image, layout, names));
    }

    /** Writes what shall be in an archive. */
    @FunctionalInterface
    private interface Content {
        Stored write(OciLayout layout) throws IOException;
    }

    private static Stored pack(Path archive, Content content) throws IOException {
        Files.createDirectories(archive.getParent());
        try (var staging = new Staging(archive.resolveSibling(".partial-" + UUID.randomUUID()))) {
            var layout = OciLayout.create(staging.folder());
            var stored = content.write(layout);
            ArchiveWriter.write(layout, archive);
            return stored;
        }
    }

    private static Stored unchanged(Graph graph, List<String> names) {
        return LayoutPublisher.stored(
                graph,
                names,
                graph.blobs().stream()
                        .map(blob -> Moved.by(BlobCounts.Outcome.PRESENT, blob))
                        .toList());
    }

    /** Closed as a resource, so that a folder that cannot be removed does not stand before the failure that counts. */
    private record Staging(Path folder) implements Closeable {
        @Override
        public void close() throws IOException {
            FolderTree.delete(folder);
        }
    }

    /** The names of an archive, as they are to be compared. */
    @FunctionalInterface
    private interface Names {
        List<String> of(Layout archive) throws IOException;
    }

    private static Optional<Layout> existing(Path archive, List<String> own, Names names) throws IOException {
        if (Files.isDirectory(archive)) {
            throw new LayoutException("'" + archive + "' is a directory; an archive is a file, and oci: a directory");
        }
        if (!Files.exists(archive)) {
            return Optional.empty();
        }
        Layout existing;
        try {
            existing = Layouts.open(archive);
        } catch (LayoutException e) {
            throw new LayoutException(
                    "'" + archive
                            + "' is not overwritten, since it is no archive of images; remove it, or choose another file: "
                            + e.getMessage(),
                    e);
        }
        var others =
                names.of(existing).stream().filter(name -> !own.contains(name)).toList();
        if (!others.isEmpty()) {
            throw new LayoutException("'" + archive + "' is not overwritten, since it has other images, too: "
                    + String.join(", ", others) + "; remove it, or choose another file");
        }
        return Optional.of(existing);
    }

    private static void checkNothingIsLost(Graph graph, Layout archive, Path file) throws IOException {
        var lost = new ArchivedGraph(graph, archive).lost();
        if (!lost.isEmpty()) {
            throw new LayoutException(
                    "'" + file + "' is not overwritten, since it has what refers to the same image, and is not copied: "
                            + String.join(", ", lost) + "; remove it, or choose another file");
        }
    }
}
