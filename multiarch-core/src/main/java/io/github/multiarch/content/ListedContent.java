package io.github.multiarch.content;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.EntryKind;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.oci.Platform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that an index lists, those of indexes within it too: <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md">OCI image spec v1.1.1, image
 * index</a>. Of a single image, that one.
 *
 * @param entries in the order of a walk that looks into an index where it meets it
 * @param indexes that lie within the first, each after those within itself
 */
public record ListedContent(List<Entry> entries, List<Nested> indexes) {
    /** The index that a name stands for is the first. */
    public static final int MAX_DEPTH = 3;

    private static final int MAX_INDEXES = 100;
    private static final long MAX_BYTES = 4L * OciJson.MAX_DOCUMENT_BYTES;

    /** Takes copies. */
    public ListedContent {
        entries = List.copyOf(entries);
        indexes = List.copyOf(indexes);
    }

    /**
     * What is no index.
     *
     * @param descriptor as it is listed; where only the index around it says a platform, with that
     * @param kind never an index. What lies within an artifact's index is of that artifact
     * @param index that lists it; absent for an image that is listed nowhere
     * @param position there, from 0
     */
    public record Entry(Descriptor descriptor, EntryKind kind, Optional<Document> index, int position) {}

    /**
     * An index within another.
     *
     * @param descriptor as it is listed
     * @param document the index itself
     * @param kind index or artifact
     */
    public record Nested(Descriptor descriptor, Document document, EntryKind kind) {}

    /**
     * Reads every index; no manifest.
     *
     * @param top an index or a manifest
     * @param source where it and what it lists is
     * @return everything that it lists
     * @throws MalformedDocumentException when it is neither, or an index lies too deep, or there are too many of them
     * @throws ContentNotFoundException when an index is missing
     * @throws IOException when one cannot be read
     */
    public static ListedContent of(Document top, ContentSource source) throws IOException {
        if (!top.descriptor().mediaType().isIndex()) {
            return new ListedContent(
                    List.of(new Entry(top.descriptor(), EntryKind.IMAGE, Optional.empty(), 0)), List.of());
        }
        var walk = new Walk(source);
        walk.index(top, Optional.empty(), false, 1);
        return new ListedContent(walk.entries, walk.indexes);
    }

    /** What is to be run, or says that it is. */
    public List<Descriptor> images() {
        return of(EntryKind.IMAGE);
    }

    /**
     * Entries of one kind.
     *
     * @param kind which
     * @return in the order of the walk
     */
    public List<Descriptor> of(EntryKind kind) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind)
                .map(Entry::descriptor)
                .toList();
    }

    /** One walk down. */
    private static final class Walk {
        private final ContentSource source;
        private final List<Entry> entries = new ArrayList<>();
        private final List<Nested> indexes = new ArrayList<>();
        private final Set<Digest> seen = new HashSet<>();
        private long bytes;

        Walk(ContentSource source) {
            this.source = source;
        }

        private void index(Document index, Optional<Platform> around, boolean isArtifact, int depth)
                throws IOException {
            var listed = ImageIndex.parse(index).manifests();
            for (int i = 0; i < listed.size(); i++) {
                var entry = listed.get(i);
                if (entry.platform().isEmpty() && around.isPresent()) {
                    entry = entry.withPlatform(around.get());
                }
                if (entry.mediaType().isIndex()) {
                    nested(index, entry, isArtifact, depth);
                } else {
                    var kind = EntryKind.of(entry);
                    var its = isArtifact && kind == EntryKind.IMAGE ? EntryKind.ARTIFACT : kind;
                    entries.add(new Entry(entry, its, Optional.of(index), i));
                }
            }
        }

        private void nested(Document index, Descriptor entry, boolean isArtifact, int depth) throws IOException {
            if (depth == MAX_DEPTH) {
                throw new MalformedDocumentException(
                        index + " lists an index, " + entry.digest() + ", nested deeper than " + MAX_DEPTH);
            }
            if (!seen.add(entry.digest())) {
                return;
            }
            bytes += entry.size();
            if (seen.size() > MAX_INDEXES || bytes > MAX_BYTES) {
                throw new MalformedDocumentException(index + " lists more indexes than the limit: " + MAX_INDEXES
                        + " with " + MAX_BYTES + " bytes together, those within them included");
            }
            var document = source.document(entry);
            boolean ofArtifact = isArtifact || EntryKind.of(entry) == EntryKind.ARTIFACT;
            index(document, entry.platform(), ofArtifact, depth + 1);
            indexes.add(new Nested(entry, document, ofArtifact ? EntryKind.ARTIFACT : EntryKind.INDEX));
        }
    }
}
