package io.github.multiarch.gather;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.multiarch.config.BaseReference;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.content.ListedContent;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.EntryKind;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.oci.Shown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a reference stands for, and where that is.
 *
 * @param reference not scratch
 * @param content has the image, and all that it names
 * @param top a manifest or an index
 */
record Source(BaseReference reference, ContentSource content, Document top) {
    private static final Set<String> ENTRY_FIELDS =
            Set.of("mediaType", "digest", "size", "urls", "annotations", "platform", "artifactType");

    /**
     * A manifest, as its index lists it.
     *
     * @param descriptor with the platform and the annotations of the list
     * @param kind what it is, as far as the list tells
     * @param features of the processor, as Docker's manifest lists have them
     * @param lost the fields that are not known here, and so have no place in another index
     */
    record Entry(Descriptor descriptor, EntryKind kind, List<String> features, List<String> lost) {
        /** What is lost when this is listed anew. */
        Optional<String> warning(FoundImage image) {
            return image.entry().digest().equals(descriptor.digest())
                    ? Optional.of(
                            "warning: not kept of the entry for " + image + ": " + Shown.of(String.join(", ", lost)))
                    : Optional.empty();
        }
    }

    /** A line for each of these images whose entry loses something. */
    static List<String> warnings(List<Entry> entries, List<FoundImage> images) {
        var losing = entries.stream().filter(entry -> !entry.lost().isEmpty()).toList();
        return images.stream()
                .flatMap(image -> losing.stream()
                        .flatMap(entry -> entry.warning(image).stream())
                        .distinct())
                .toList();
    }

    boolean isIndex() {
        return top.descriptor().mediaType().isIndex();
    }

    /**
     * All that is listed, in indexes within it too; the image itself when it is no index.
     *
     * @throws MalformedDocumentException when it is something else
     */
    List<Entry> entries() throws IOException {
        var entries = new ArrayList<Entry>();
        var indexes = new IdentityHashMap<Document, JsonNode>();
        for (var listed : ListedContent.of(top, content).entries()) {
            var raw = listed.index()
                    .map(index -> indexes.computeIfAbsent(
                                    index, any -> index.json().path("manifests"))
                            .path(listed.position()))
                    .orElseGet(MissingNode::getInstance);
            entries.add(new Entry(listed.descriptor(), listed.kind(), features(raw), lost(raw)));
        }
        return entries;
    }

    /** What is told of indexes within the index, which are not made again. */
    List<String> flattened() throws IOException {
        return ListedContent.of(top, content).indexes().stream()
                .filter(nested -> nested.kind() == EntryKind.ARTIFACT)
                .map(nested -> "warning: the artifact "
                        + nested.document().digest() + " of " + reference
                        + " is an index; its parts are listed without it. multiarch:copy takes a whole index as it is")
                .toList();
    }

    /** What is to be run, in the order of the entries. */
    List<Descriptor> images() throws IOException {
        return entries().stream()
                .filter(entry -> entry.kind() == EntryKind.IMAGE)
                .map(Entry::descriptor)
                .toList();
    }

    /** The machines that the entries name, each once; attestations are for none. */
    List<Platform> platforms() throws IOException {
        return images().stream()
                .flatMap(image -> image.platform().stream())
                .filter(platform -> !platform.isUnknown())
                .map(Platform::machine)
                .distinct()
                .toList();
    }

    private static List<String> lost(JsonNode entry) {
        var lost = new ArrayList<String>();
        entry.fieldNames().forEachRemaining(lost::add);
        lost.removeAll(ENTRY_FIELDS);
        return lost;
    }

    private static List<String> features(JsonNode entry) {
        var features = new ArrayList<String>();
        entry.path("platform").path("features").forEach(feature -> features.add(feature.asText("")));
        return features;
    }
}
