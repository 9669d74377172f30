package io.github.multiarch.referrers;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.publish.Graph;
import io.github.multiarch.publish.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts what refers to images into the graph that the images are published with. */
public final class AttachedParts {
    private final List<Graph.Child> children;
    private final Set<Digest> known = new HashSet<>();
    private final List<Graph.Attached> attached = new ArrayList<>();

    /**
     * Nothing refers to them yet.
     *
     * @param images that are published; an artifact among them may refer to another
     */
    public AttachedParts(List<Graph.Child> images) {
        children = new ArrayList<>(images);
        images.forEach(image -> known.add(image.manifest().digest()));
    }

    /**
     * Adds what was found at one place.
     *
     * @param attachments of images that are published
     * @param place where all of them are
     */
    public void add(Attachments attachments, Place place) {
        for (var attachment : attachments.list()) {
            for (var child : attachment.children(place)) {
                if (known.add(child.manifest().digest())) {
                    children.add(child);
                }
            }
            attached.add(attachment.attached(place));
        }
    }

    /**
     * The graph.
     *
     * @param root an index over the images, or the only one's manifest
     * @return with the blobs of all
     * @throws IOException when a place cannot be found out
     */
    public Graph graph(Document root) throws IOException {
        return Graph.of(root, children, (child, blob) -> child.place()).with(attached);
    }
}
