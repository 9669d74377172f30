package io.github.multiarch;

import io.github.multiarch.config.Destination;
import io.github.multiarch.config.LayoutForm;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.progress.Progress;
import io.github.multiarch.publish.ArchivePublisher;
import io.github.multiarch.publish.Graph;
import io.github.multiarch.publish.LayoutPublisher;
import io.github.multiarch.publish.OneImage;
import io.github.multiarch.publish.Publisher;
import io.github.multiarch.publish.Stored;
import io.github.multiarch.report.Lines;
import java.io.IOException;
import java.util.Optional;

/**
 * Where images go that no build left: each place with the publisher for it.
 *
 * @param publisher for registries
 * @param layouts for places on disk
 * @param progress is told what was done
 */
record Destinations(Publisher publisher, LayoutPublisher layouts, Progress progress) {

    /** Whether only one image can be there, and no index. */
    static boolean holdsOneImage(Destination to) {
        return to instanceof Destination.InLayout disk && disk.form() == LayoutForm.DOCKER_ARCHIVE;
    }

    /**
     * Brings it there, tags last.
     *
     * @param graph with the places of all its parts
     * @param to where to
     * @param changed the index that the first tag must still stand for
     * @return what the tags stand for now
     * @throws IOException when something could not be brought over; no tag was moved before all was there
     */
    Digest publish(Graph graph, Destination to, Optional<Digest> changed) throws IOException {
        if (to instanceof Destination.InRegistry remote) {
            var publication = publisher.publish(graph, remote.target(), changed);
            Lines.of(publication).forEach(progress::line);
            return publication.digest();
        }
        var stored = store(graph, (Destination.InLayout) to);
        Lines.of(stored).forEach(progress::line);
        return stored.digest();
    }

    private Stored store(Graph graph, Destination.InLayout disk) throws IOException {
        var archives = new ArchivePublisher(layouts);
        return switch (disk.form()) {
            case DIRECTORY -> layouts.publish(graph, OciLayout.create(disk.path()), disk.names(), disk.platformTags());
            case ARCHIVE -> archives.publish(graph, disk.path(), disk.names(), disk.platformTags());
            case DOCKER_ARCHIVE ->
                archives.publishForDocker(
                        OneImage.of(graph, Optional.empty(), "platforms"),
                        disk.path(),
                        disk.names().stream().map(ImageReference::parse).toList());
        };
    }
}
