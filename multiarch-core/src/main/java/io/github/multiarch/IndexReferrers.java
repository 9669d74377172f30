package io.github.multiarch;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.Destination;
import io.github.multiarch.config.IndexRequest;
import io.github.multiarch.config.ReferrerChoice;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.gather.FoundImage;
import io.github.multiarch.index.Composition;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Shown;
import io.github.multiarch.plan.ContentSources;
import io.github.multiarch.progress.Progress;
import io.github.multiarch.publish.Graph;
import io.github.multiarch.publish.Place;
import io.github.multiarch.referrers.AttachedParts;
import io.github.multiarch.referrers.AttachmentReader;
import io.github.multiarch.referrers.Attachments;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The graph of an index over images that exist, with what refers to them. An image that stays where it is keeps that without us. */
final class IndexReferrers {
    private final AttachmentReader reader;
    private final IndexRequest request;
    private final Progress progress;

    /**
     * Nothing is read yet.
     *
     * @param progress is told of each thing that goes along
     */
    IndexReferrers(AttachmentReader reader, IndexRequest request, Progress progress) {
        this.reader = reader;
        this.request = request;
        this.progress = progress;
    }

    Graph graph(Composition composition) throws IOException {
        var parts = new AttachedParts(
                composition.images().stream().map(IndexReferrers::child).toList());
        var places = new IdentityHashMap<ContentSource, Set<Digest>>();
        for (var image : composition.images()) {
            if (isFromElsewhere(image)) {
                places.computeIfAbsent(image.source(), source -> new LinkedHashSet<>())
                        .add(image.manifest().digest());
            }
        }
        for (var image : composition.images()) {
            var digests = places.remove(image.source());
            if (digests != null) {
                var found = reader.read(image.reference(), image.source(), List.copyOf(digests), request.referrers());
                found.notes().forEach(progress::line);
                found.list().forEach(attachment -> progress.line("with " + attachment));
                parts.add(found, Place.of(image.reference(), image.source()));
            }
        }
        return parts.graph(composition.index());
    }

    /** An image that is written anew has another digest, which nothing refers to. */
    private boolean isFromElsewhere(FoundImage image) {
        return image.isThere() && !image.isAttestation() && !isThereAlready(image.reference());
    }

    /** Who takes an image out of an index may want to remove it and what refers to it, too. The index is published by now, so nothing of this is a failure. */
    void tellWhatIsLeft(Composition composition, ContentSources sources) throws InterruptedIOException {
        var name = request.to().reference();
        var digests = composition.left().stream().map(Descriptor::digest).toList();
        var found = Attachments.NONE;
        try {
            found = digests.isEmpty() ? found : reader.look(name, sources.open(name), digests, ReferrerChoice.DEFAULT);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            progress.line("warning: what refers to images that were left out cannot be read: " + e.getMessage());
        }
        found.notes().forEach(note -> progress.line("warning: " + note));
        for (var image : composition.left()) {
            progress.line("left behind: " + line(image, found));
        }
    }

    private static String line(Descriptor image, Attachments found) {
        return image.platform().map(platform -> platform + " ").orElse("")
                + image.digest()
                + found.list().stream()
                        .filter(attachment -> attachment.subject().equals(image.digest()))
                        .map(attachment -> ", " + Shown.of(attachment.type()) + " "
                                + attachment.document().digest())
                        .collect(Collectors.joining());
    }

    private static Graph.Child child(FoundImage image) {
        return new Graph.Child(
                image.platform(), image.manifest(), Place.of(image.reference(), image.source()), image.isThere());
    }

    private boolean isThereAlready(BaseReference name) {
        return request.to() instanceof Destination.InRegistry to
                && name instanceof BaseReference.InRegistry from
                && from.isInRepositoryOf(to.target().image());
    }
}
