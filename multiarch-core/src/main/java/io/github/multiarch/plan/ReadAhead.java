package io.github.multiarch.plan;

import io.github.multiarch.content.ContentSource;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.workers.Workers;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * A registry whose documents are read side by side before one walk goes through them, each once: an index of forty images is three waits then, where it would be eighty. What fails is told
 * when the walk comes to it. Beyond its bounds, a document is read when it is asked for.
 */
public final class ReadAhead implements ContentSource {
    private static final int MAX_NUMBER = 2000;
    private static final long MAX_BYTES = 16L * OciJson.MAX_DOCUMENT_BYTES;

    private final ContentSource source;
    private final int parallelism;
    private final Map<Descriptor, Outcome<Document>> documents = new HashMap<>();
    private final Map<Descriptor, Outcome<Boolean>> there = new HashMap<>();
    private long bytes;

    private ReadAhead(ContentSource source, int parallelism) {
        this.source = source;
        this.parallelism = parallelism;
    }

    /** How far down is read. */
    public enum Depth {
        /** Indexes within and manifests. */
        MANIFESTS,
        /** The configs of images, too. */
        CONFIGS,
        /** Whether layers are there, too. */
        LAYERS
    }

    /** What came of a question. */
    private record Outcome<T>(Optional<T> answer, Optional<IOException> failure) {
        T orThrow() throws IOException {
            if (failure.isPresent()) {
                throw failure.get();
            }
            return answer.orElseThrow();
        }
    }

    /** Asks something. */
    @FunctionalInterface
    private interface Question<T> {
        T of(Descriptor descriptor) throws IOException;
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
        var ahead = new ReadAhead(source, parallelism);
        ahead.documents.put(top.descriptor(), new Outcome<>(Optional.of(top), Optional.empty()));
        var manifests = ahead.manifests(top);
        if (depth != Depth.MANIFESTS) {
            ahead.read(manifests.stream()
                    .map(Manifest::config)
                    .filter(config -> config.mediaType().isConfig())
                    .toList());
        }
        if (depth == Depth.LAYERS) {
            ahead.ask(
                    manifests.stream()
                            .flatMap(
                                    manifest -> Stream.concat(Stream.of(manifest.config()), manifest.layers().stream()))
                            .filter(blob -> !blob.mediaType().isForeign())
                            .filter(blob -> !ahead.documents.containsKey(key(blob)))
                            .toList(),
                    ahead.there,
                    source::has);
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
    private static void parse(Document document, List<Descriptor> entries, List<Manifest> manifests) {
        try {
            if (document.descriptor().mediaType().isIndex()) {
                ImageIndex.parse(document).manifests().stream()
                        .filter(entry ->
                                entry.mediaType().isIndex() || entry.mediaType().isManifest())
                        .forEach(entries::add);
            } else {
                manifests.add(Manifest.parse(document));
            }
        } catch (MalformedDocumentException e) {
            // See above.
        }
    }

    /** Those that were not read before, and could be. */
    private List<Document> read(List<Descriptor> wanted) throws IOException {
        var keys = ask(wanted.stream().filter(this::isInBounds).toList(), documents, source::document);
        return keys.stream()
                .flatMap(key ->
                        documents
                                .getOrDefault(key, new Outcome<>(Optional.empty(), Optional.empty()))
                                .answer()
                                .stream())
                .toList();
    }

    private boolean isInBounds(Descriptor descriptor) {
        if (documents.containsKey(key(descriptor)) || descriptor.size() > OciJson.MAX_DOCUMENT_BYTES) {
            return false;
        }
        bytes += descriptor.size();
        return bytes <= MAX_BYTES;
    }

    private <T> List<Descriptor> ask(
            List<Descriptor> wanted, Map<Descriptor, Outcome<T>> outcomes, Question<T> question) throws IOException {
        var keys = wanted.stream()
                .map(ReadAhead::key)
                .filter(key -> !outcomes.containsKey(key))
                .distinct()
                .limit(Math.max(0, MAX_NUMBER - outcomes.size()))
                .toList();
        var answers = Workers.run(
                parallelism,
                keys.stream()
                        .map(key -> (Callable<Outcome<T>>) () -> outcome(key, question))
                        .toList());
        for (int i = 0; i < keys.size(); i++) {
            if (answers.get(i).answer().isPresent() || answers.get(i).failure().isPresent()) {
                outcomes.put(keys.get(i), answers.get(i));
            }
        }
        return keys;
    }

    private static <T> Outcome<T> outcome(Descriptor key, Question<T> question) throws IOException {
        try {
            return new Outcome<>(Optional.of(question.of(key)), Optional.empty());
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            return new Outcome<>(Optional.empty(), Optional.of(e));
        } catch (MalformedDocumentException e) {
            return new Outcome<>(Optional.empty(), Optional.empty());
        }
    }

    /** Content alone: what an index says beside that has no say in its bytes. */
    private static Descriptor key(Descriptor descriptor) {
        return new Descriptor(descriptor.mediaType(), descriptor.digest(), descriptor.size());
    }

    @Override
    public Optional<Document> resolve(String tagOrDigest) throws IOException {
        return source.resolve(tagOrDigest);
    }

    @Override
    public Document document(Descriptor descriptor) throws IOException {
        var known = documents.get(key(descriptor));
        return known == null ? source.document(descriptor) : known.orThrow();
    }

    @Override
    public InputStream open(Descriptor descriptor) throws IOException {
        return source.open(descriptor);
    }

    @Override
    public boolean has(Descriptor descriptor) throws IOException {
        var known = there.get(key(descriptor));
        return known == null ? source.has(descriptor) : known.orThrow();
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
