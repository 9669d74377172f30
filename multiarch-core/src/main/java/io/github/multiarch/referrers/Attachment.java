package io.github.multiarch.referrers;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.oci.Shown;
import io.github.multiarch.publish.Graph;
import io.github.multiarch.publish.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that refers to an image, or to another such thing.
 *
 * @param subject the digest of what it refers to
 * @param type its artifact type; where it says none, that of its config
 * @param document its manifest; or an index
 * @param within what that index lists, down to manifests, each index after those within itself; empty for a manifest
 * @param tag by which cosign before its version 3 finds it, such as {@code sha256-….sig}; absent for what says its {@code subject}
 */
public record Attachment(Digest subject, String type, Document document, List<Document> within, Optional<String> tag) {
    private static final Platform NONE = Platform.of("unknown", "unknown", "");

    /** Takes a copy. */
    public Attachment {
        within = List.copyOf(within);
    }

    /**
     * Its manifests, as parts of a graph to publish.
     *
     * @param place where they are
     * @return for no platform
     */
    public List<Graph.Child> children(Place place) {
        return Stream.concat(Stream.of(document), within.stream())
                .filter(part -> part.descriptor().mediaType().isManifest())
                .map(part -> new Graph.Child(NONE, part, place, true))
                .toList();
    }

    /**
     * Itself, as a part of a graph to publish.
     *
     * @param place where it is
     * @return with the indexes that it is, or has within it
     */
    public Graph.Attached attached(Place place) {
        var indexes = Stream.concat(within.stream(), Stream.of(document))
                .filter(part -> part.descriptor().mediaType().isIndex())
                .toList();
        return new Graph.Attached(document, subject, tag, indexes, place);
    }

    /** What it is and of what, for people. */
    @Override
    public String toString() {
        return Shown.of(type) + " " + document.digest()
                + tag.map(name -> " (the tag " + name + ")").orElse("") + ", of " + subject;
    }
}
