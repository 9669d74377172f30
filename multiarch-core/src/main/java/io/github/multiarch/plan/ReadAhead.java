package io.github.multiarch.plan;

import io.github.multiarch.content.ContentSource;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.EntryKind;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.OciJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A registry whose documents are read side by side before one walk goes through them, each once: an index of forty images is three waits then, where it would be eighty. What fails is told
 * when the walk comes to it. Beyond its bounds, a document is read when it is asked for.
 */
public final class ReadAhead implements ContentSource {
    private static final long MAX_BYTES = 16L * OciJson.MAX_DOCUMENT_BYTES;

    private final ContentSource source;
    private final Depth depth;
    private final Set<Digest> noImages = new HashSet<>();
    private final Answers<Document> documents;
    private final Answers<Boolean> there;
    private long bytes;

    private ReadAhead(ContentSource source, Depth depth, int parallelism) {
        this.source = source;
        this.depth = depth;
        this.documents = new Answers<>(source::document, parallelism);
        this.there = new Answers<>(source::has, parallelism);
    }

    /** How far down is read. */
    public enum Depth {
        /** Indexes within, and the manifests of images. */
        IMAGES,
        /** All manifests. */
        MANIFESTS,
        /** The configs of images, too. */
        CONFIGS,
        /** All configs, and whether layers are there. */
        LAYERS
    }

    /**
     * Reads.
     *
     * @param source a repository in a registry
     * @param top what a name stands for there
     * @param depth how far down
     * @param parallelism how many questions are asked at once
     * @return the source, with what was read in memory
     * @throws IOException when the run is interrupted
     */
    public static ContentSource of(ContentSource source, Document top, Depth depth, int parallelism)
            throws IOException {
        var ahead = new ReadAhead(source, depth, parallelism);
        ahead.documents.put(top.descriptor(), top);
        var manifests = ahead.manifests(top);
        if (depth == Depth.CONFIGS || depth == Depth.LAYERS) {
            ahead.read(manifests.stream()
                    .map(Manifest::config)
                    .filter(config -> config.mediaType().isConfig())
                    .toList());
        }
        if (depth == Depth.LAYERS) {
            ahead.there.ask(manifests.stream()
                    .flatMap(manifest -> Stream.concat(Stream.of(manifest.config()), manifest.layers().stream()))
                    .filter(blob -> !blob.mediaType().isForeign()
                            && ahead.documents.known(blob).isEmpty())
                    .toList());
        }
        return ahead;
    }

    /** All that lie below, one depth of indexes after the other; a loop is impossible where each has its digest. */
    private List<Manifest> manifests(Document top) throws IOException {
        var manifests = new ArrayList<Manifest>();
        var level = List.of(top);
        while (!level.isEmpty()) {
            var entries = new ArrayList<Descriptor>();
            for (var document : level) {
                parse(document, entries, manifests);
            }
            level = read(entries);
        }
        return manifests;
    }

    /** What is malformed is told by the walk. */
    private void parse(Document document, List<Descriptor> entries, List<Manifest> manifests) {
        try {
            if (document.descriptor().mediaType().isIndex()) {
                ImageIndex.parse(document).manifests().forEach(entry -> add(entry, entries));
            } else if (depth != Depth.CONFIGS || !noImages.contains(document.digest())) {
                manifests.add(Manifest.parse(document));
            }
        } catch (MalformedDocumentException e) {
            // See above.
        }
    }

    private void add(Descriptor entry, List<Descriptor> entries) {
        var kind = EntryKind.of(entry);
        boolean isImage = kind == EntryKind.IMAGE || kind == EntryKind.INDEX;
        if (!isImage) {
            noImages.add(entry.digest());
        }
        if (kind != EntryKind.OTHER && (isImage || depth != Depth.IMAGES)) {
            entries.add(entry);
        }
    }

    private List<Document> read(List<Descriptor> wanted) throws IOException {
        return documents.ask(wanted.stream().filter(this::isInBounds).toList());
    }

    private boolean isInBounds(Descriptor descriptor) {
        if (descriptor.size() > OciJson.MAX_DOCUMENT_BYTES
                || documents.known(descriptor).isPresent()) {
            return false;
        }
        bytes += descriptor.size();
        return bytes <= MAX_BYTES;
    }

    @Override
    public Optional<Document> resolve(String tagOrDigest) throws IOException {
        return source.resolve(tagOrDigest);
    }

    @Override
    public Document document(Descriptor descriptor) throws IOException {
        var known = documents.known(descriptor);
        return known.isPresent() ? known.get().orThrow() : source.document(descriptor);
    }

    @Override
    public InputStream open(Descriptor descriptor) throws IOException {
        return source.open(descriptor);
    }

    @Override
    public boolean has(Descriptor descriptor) throws IOException {
        var known = there.known(descriptor);
        return known.isPresent() ? known.get().orThrow() : source.has(descriptor);
    }

    @Override
    public void readPatiently(Reading reading) throws IOException {
        source.readPatiently(reading);
    }

    /** That of the place. */
    @Override
    public String toString() {
        return source.toString();
    }
}
